-- Beside the sample: what people of a larger company pin. Developers who see private spaces only through entries.
-- Uuids read as the sample's do; numbers begin at 1001.

INSERT INTO users (user_id, user_uuid, first_name, last_name)
SELECT n, ('0b000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Bea', 'Bench ' || n
FROM generate_series(1001, 1000 + ${users}) AS n;
INSERT INTO organization_memberships (organization_id, user_id, role)
SELECT 1, n, 'developer' FROM generate_series(1001, 1000 + ${users}) AS n;
INSERT INTO personal_access_tokens (personal_access_token_uuid, created_by_user_id, description, token_hash)
SELECT gen_random_uuid(), n, 'bench', encode(sha256(('ldpat_bench-' || n)::bytea), 'hex')
FROM generate_series(1001, 1000 + ${users}) AS n;

-- Ten spaces: the even ones inside the one before, the ninth and tenth private, with an entry for everybody.
INSERT INTO spaces (space_id, space_uuid, name, slug, project_id, inherit_parent_permissions, parent_space_uuid, path)
SELECT n, ('0d000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Space ' || n, 'space-' || n, 1, n < 1009,
  CASE WHEN n % 2 = 0 THEN ('0d000000-0000-4000-8000-' || lpad((n - 1)::text, 12, '0'))::uuid END, 'space_' || n
FROM generate_series(1001, 1010) AS n;
INSERT INTO space_user_access (user_uuid, space_uuid, space_role)
SELECT user_uuid, space_uuid, 'viewer'
FROM users, spaces WHERE user_id > 1000 AND space_id IN (1009, 1010);

INSERT INTO dashboards (dashboard_id, dashboard_uuid, name, slug, space_id)
SELECT n, ('0f000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Dashboard ' || n, 'dashboard-' || n, 1001 + n % 10
FROM generate_series(1001, 1000 + ${dashboards}) AS n;
INSERT INTO dashboard_versions (dashboard_version_id, dashboard_version_uuid, dashboard_id, created_at)
SELECT 10 * n + v, gen_random_uuid(), n, timestamptz '2026-01-01' + v * interval '1 day'
FROM generate_series(1001, 1000 + ${dashboards}) AS n, generate_series(1, 3) AS v;

-- A tenth of the charts stands in dashboards, the others in spaces.
INSERT INTO saved_queries
  (saved_query_id, saved_query_uuid, name, slug, space_id, dashboard_uuid, last_version_chart_kind)
SELECT n, ('0e000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Chart ' || n, 'chart-' || n,
  CASE WHEN n % 10 > 0 THEN 1001 + n % 10 END,
  CASE WHEN n % 10 = 0 THEN ('0f000000-0000-4000-8000-' || lpad((1001 + n % ${dashboards})::text, 12, '0'))::uuid END,
  'vertical_bar'
FROM generate_series(1001, 1000 + ${charts}) AS n;
INSERT INTO saved_queries_versions (saved_queries_version_id, saved_queries_version_uuid, saved_query_id, created_at)
SELECT 10 * n + v, gen_random_uuid(), n, timestamptz '2026-01-01' + v * interval '1 day'
FROM generate_series(1001, 1000 + ${charts}) AS n, generate_series(1, 3) AS v;

ANALYZE;
