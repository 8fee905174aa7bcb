-- Threads that are there before anybody comes: three items each, of the sizes that the bench's own have. Uuids are an
-- expression over g, which counts them.

SET synchronous_commit = off;
-- What is made here fits together: no foreign key has to be checked row by row.
SET session_replication_role = replica;

CREATE TEMP TABLE stock AS
SELECT g, ${uuid} AS thread_uuid, date_trunc('milliseconds', now()) - (${threads} - g) * interval '1 second' AS at
FROM generate_series(1, ${threads}) AS g;

-- As the contract derives a prompt's from its thread's: the first 48 bits are the same.
ALTER TABLE stock ADD COLUMN prompt_uuid uuid;
UPDATE stock SET prompt_uuid = (
  substr(replace(thread_uuid::text, '-', ''), 1, 12) || '8' || substr(md5(thread_uuid::text), 1, 3)
  || '8' || substr(md5(thread_uuid::text), 4, 15))::uuid;

INSERT INTO thread (
  thread_uuid, organization_uuid, project_uuid, agent_uuid, actor_type, actor_uuid, actor_name, created_from,
  created_at, command_id, issued_at, origin_topic_id, origin_partition, origin_offset, hash_version, content_hash)
SELECT
  thread_uuid, '${organization}', '${project}', '${agent}', 'user',
  ('0b000000-0000-4000-8000-' || lpad((1001 + g % ${users})::text, 12, '0'))::uuid, 'Bea Bench ' || 1001 + g % ${users},
  'web_app', at, gen_random_uuid(), at, '${topic}', g % 4, g, 1, sha256(g::text::bytea)
FROM stock ORDER BY g;

INSERT INTO prompt (prompt_uuid, thread_uuid, created_at, prompt)
SELECT prompt_uuid, thread_uuid, at, g || ': Why did revenue fall in the north while orders rose and which of our products?'
FROM stock ORDER BY g;

INSERT INTO prompt_context (prompt_uuid, ordinal, kind, item)
SELECT prompt_uuid, ordinal, CASE ordinal WHEN 1 THEN 'dashboard' ELSE 'chart' END,
  '{"type":"chart","uuid":"' || thread_uuid || '","displayName":"Chart ' || g || '"'
  || CASE ordinal WHEN 0 THEN ',"runtimeOverrides":"' || repeat('x', 380) || '"' ELSE '' END || '}'
FROM stock, generate_series(0, 2) AS ordinal ORDER BY g, ordinal;

DROP TABLE stock;
