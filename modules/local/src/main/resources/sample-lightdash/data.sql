-- A small company that sells jaffles, and a neighbour whose data must never show.
-- UUIDs tell what they are: 0a organizations, 0b users, 0c projects, 0d spaces, 0e charts, 0f dashboards, 1a agents,
-- 1b groups, 1c roles, 1d tokens, 2e and 2f versions, 3a pull requests, 3b review items, 3c conversations.

INSERT INTO organizations (organization_id, organization_uuid, organization_name) VALUES
  (1, '0a000000-0000-4000-8000-000000000001', 'Jaffle Shop'),
  (2, '0a000000-0000-4000-8000-000000000002', 'Toast Inc.');

INSERT INTO users (user_id, user_uuid, first_name, last_name, is_active) VALUES
  -- By role in the organization:
  (1,  '0b000000-0000-4000-8000-000000000001', 'Ada', 'Admin', true),
  (2,  '0b000000-0000-4000-8000-000000000002', 'Dev', 'Developer', true),
  (3,  '0b000000-0000-4000-8000-000000000003', 'Eve', 'Editor', true),
  (4,  '0b000000-0000-4000-8000-000000000004', 'Ina', 'Interactive', true),
  (5,  '0b000000-0000-4000-8000-000000000005', 'Vic', 'Viewer', true),
  (6,  '0b000000-0000-4000-8000-000000000006', 'Mo', 'Member', true),
  -- Members of the organization who have their role in the project Jaffles, of their own ...
  (7,  '0b000000-0000-4000-8000-000000000007', 'Pia', 'Projectviewer', true),
  (8,  '0b000000-0000-4000-8000-000000000008', 'Pam', 'Projectadmin', true),
  -- ... or through the group Analysts,
  (9,  '0b000000-0000-4000-8000-000000000009', 'Gus', 'Groupviewer', true),
  -- or by a role that the organization made itself.
  (10, '0b000000-0000-4000-8000-000000000010', 'Cus', 'Tom', true),
  -- An account that was deactivated, one without an organization, one of the neighbour's, one without a name.
  (11, '0b000000-0000-4000-8000-000000000011', 'Zoe', 'Gone', false),
  (12, '0b000000-0000-4000-8000-000000000012', 'Noa', 'Nowhere', true),
  (13, '0b000000-0000-4000-8000-000000000013', 'Tom', 'Toast', true),
  (14, '0b000000-0000-4000-8000-000000000014', '', '', true);

INSERT INTO roles (role_uuid, name, organization_uuid, level) VALUES
  ('1c000000-0000-4000-8000-000000000001', 'Dashboards only', '0a000000-0000-4000-8000-000000000001', 'project');
INSERT INTO scoped_roles (role_uuid, scope_name) VALUES
  ('1c000000-0000-4000-8000-000000000001', 'view:Project'),
  ('1c000000-0000-4000-8000-000000000001', 'view:Dashboard');

INSERT INTO organization_memberships (organization_id, user_id, role) VALUES
  (1, 1, 'admin'), (1, 2, 'developer'), (1, 3, 'editor'), (1, 4, 'interactive_viewer'), (1, 5, 'viewer'),
  (1, 6, 'member'), (1, 7, 'member'), (1, 8, 'member'), (1, 9, 'member'), (1, 10, 'member'), (1, 11, 'admin'),
  (2, 13, 'admin'), (1, 14, 'admin');

-- AI agents are switched on for Jaffle Shop, but not for Eve.
INSERT INTO feature_flags (flag_id, default_enabled) VALUES ('ai-copilot', false);
INSERT INTO feature_flag_overrides (feature_flag_override_id, flag_id, user_uuid, organization_uuid, enabled) VALUES
  (1, 'ai-copilot', NULL, '0a000000-0000-4000-8000-000000000001', true),
  (2, 'ai-copilot', '0b000000-0000-4000-8000-000000000003', NULL, false);

INSERT INTO projects (project_id, project_uuid, name, slug, project_type, organization_id, copied_from_project_uuid) VALUES
  (1, '0c000000-0000-4000-8000-000000000001', 'Jaffles', 'jaffles', 'DEFAULT', 1, NULL),
  (2, '0c000000-0000-4000-8000-000000000002', 'Coffee', 'coffee', 'DEFAULT', 1, NULL),
  (3, '0c000000-0000-4000-8000-000000000003', 'Jaffles (preview)', 'jaffles-preview', 'PREVIEW', 1,
      '0c000000-0000-4000-8000-000000000001'),
  (4, '0c000000-0000-4000-8000-000000000004', 'Toast', 'toast', 'DEFAULT', 2, NULL);

INSERT INTO project_memberships (project_id, user_id, role, role_uuid) VALUES
  (1, 7, 'viewer', NULL),
  (1, 8, 'admin', NULL),
  (1, 10, 'viewer', '1c000000-0000-4000-8000-000000000001');

INSERT INTO groups (group_uuid, name, organization_id) VALUES
  ('1b000000-0000-4000-8000-000000000001', 'Analysts', 1),
  ('1b000000-0000-4000-8000-000000000002', 'Finance', 1);
INSERT INTO group_memberships (group_uuid, user_id, organization_id) VALUES
  ('1b000000-0000-4000-8000-000000000001', 9, 1),
  ('1b000000-0000-4000-8000-000000000002', 4, 1);
INSERT INTO project_group_access (group_uuid, project_uuid, role) VALUES
  ('1b000000-0000-4000-8000-000000000001', '0c000000-0000-4000-8000-000000000001', 'viewer');

-- Tokens by their hash; SampleLightdash has them in clear. The bcrypt one was made with its LIGHTDASH_SECRET.
INSERT INTO personal_access_tokens (personal_access_token_uuid, created_by_user_id, description, token_hash, expires_at) VALUES
  ('1d000000-0000-4000-8000-000000000001', 1, 'Ada''s', encode(sha256('ldpat_sample-ada'), 'hex'), NULL),
  ('1d000000-0000-4000-8000-000000000002', 2, 'Dev''s', encode(sha256('ldpat_sample-dev'), 'hex'), NULL),
  ('1d000000-0000-4000-8000-000000000005', 5, 'Vic''s', encode(sha256('ldpat_sample-vic'), 'hex'), now() + interval '10 years'),
  ('1d000000-0000-4000-8000-000000000006', 6, 'Mo''s', encode(sha256('ldpat_sample-mo'), 'hex'), NULL),
  ('1d000000-0000-4000-8000-000000000011', 11, 'Zoe''s, deactivated', encode(sha256('ldpat_sample-zoe'), 'hex'), NULL),
  ('1d000000-0000-4000-8000-000000000012', 12, 'Noa''s, no organization', encode(sha256('ldpat_sample-noa'), 'hex'), NULL),
  ('1d000000-0000-4000-8000-000000000013', 13, 'Tom''s', encode(sha256('ldpat_sample-tom'), 'hex'), NULL),
  ('1d000000-0000-4000-8000-000000000098', 1, 'Ada''s, expired', encode(sha256('ldpat_sample-expired'), 'hex'), now() - interval '1 day'),
  ('1d000000-0000-4000-8000-000000000099', 1, 'Ada''s, bcrypt', '$2b$10$6fa667586b36021c52252uMt.Ao/0oVYfOsxE8SStVlFMG7Ye.nGu', NULL);

INSERT INTO spaces (space_id, space_uuid, name, slug, project_id, inherit_parent_permissions, parent_space_uuid, path, deleted_at) VALUES
  -- Open to all roles, with a space inside that inherits, and one inside that that does not.
  (1, '0d000000-0000-4000-8000-000000000001', 'Sales', 'sales', 1, true, NULL, 'sales', NULL),
  (2, '0d000000-0000-4000-8000-000000000002', 'Regions', 'regions', 1, true,
      '0d000000-0000-4000-8000-000000000001', 'sales.regions', NULL),
  (3, '0d000000-0000-4000-8000-000000000003', 'Bonuses', 'bonuses', 1, false,
      '0d000000-0000-4000-8000-000000000002', 'sales.regions.bonuses', NULL),
  -- Private: Vic has an entry, the group Finance has one too; and one inside that inherits their entries.
  (4, '0d000000-0000-4000-8000-000000000004', 'Finance', 'finance', 1, false, NULL, 'finance', NULL),
  (5, '0d000000-0000-4000-8000-000000000005', 'Payroll', 'payroll', 1, true,
      '0d000000-0000-4000-8000-000000000004', 'finance.payroll', NULL),
  (6, '0d000000-0000-4000-8000-000000000006', 'Old', 'old', 1, true, NULL, 'old', now()),
  (7, '0d000000-0000-4000-8000-000000000007', 'Beans', 'beans', 2, true, NULL, 'beans', NULL),
  (8, '0d000000-0000-4000-8000-000000000008', 'Bread', 'bread', 4, true, NULL, 'bread', NULL);
INSERT INTO space_user_access (user_uuid, space_uuid, space_role) VALUES
  ('0b000000-0000-4000-8000-000000000005', '0d000000-0000-4000-8000-000000000004', 'viewer'),
  -- An entry alone opens nothing: Mo has no role that lets him view charts.
  ('0b000000-0000-4000-8000-000000000006', '0d000000-0000-4000-8000-000000000004', 'viewer');
INSERT INTO space_group_access (group_uuid, space_uuid, space_role) VALUES
  ('1b000000-0000-4000-8000-000000000002', '0d000000-0000-4000-8000-000000000004', 'editor');

INSERT INTO dashboards (dashboard_id, dashboard_uuid, name, slug, space_id, deleted_at) VALUES
  (1, '0f000000-0000-4000-8000-000000000001', 'Jaffle sales', 'jaffle-sales', 1, NULL),
  (2, '0f000000-0000-4000-8000-000000000002', 'Salaries', 'salaries', 4, NULL),
  (3, '0f000000-0000-4000-8000-000000000003', 'Last year', 'last-year', 1, now()),
  (4, '0f000000-0000-4000-8000-000000000004', 'Toast sales', 'toast-sales', 8, NULL),
  (5, '0f000000-0000-4000-8000-000000000005', 'Coffee sales', 'coffee-sales', 7, NULL),
  (6, '0f000000-0000-4000-8000-000000000006', 'Forgotten', 'forgotten', 6, NULL);
INSERT INTO dashboard_versions (dashboard_version_id, dashboard_version_uuid, dashboard_id, created_at) VALUES
  (1, '2f000000-0000-4000-8000-000000000001', 1, '2026-01-01'),
  (2, '2f000000-0000-4000-8000-000000000002', 1, '2026-05-01'),
  (3, '2f000000-0000-4000-8000-000000000003', 2, '2026-02-01');

INSERT INTO saved_queries
  (saved_query_id, saved_query_uuid, name, slug, space_id, dashboard_uuid, last_version_chart_kind, deleted_at) VALUES
  (1, '0e000000-0000-4000-8000-000000000001', 'Revenue by month', 'revenue-by-month', 1, NULL, 'vertical_bar', NULL),
  (2, '0e000000-0000-4000-8000-000000000002', 'Revenue by region', 'revenue-by-region', 2, NULL, 'line', NULL),
  (3, '0e000000-0000-4000-8000-000000000003', 'Bonuses by head', 'bonuses-by-head', 3, NULL, 'table', NULL),
  (4, '0e000000-0000-4000-8000-000000000004', 'Cash flow', 'cash-flow', 4, NULL, 'area', NULL),
  (5, '0e000000-0000-4000-8000-000000000005', 'Payroll by month', 'payroll-by-month', 5, NULL, 'line', NULL),
  (6, '0e000000-0000-4000-8000-000000000006', 'Orders today', 'orders-today', NULL,
      '0f000000-0000-4000-8000-000000000001', 'big_number', NULL),
  (7, '0e000000-0000-4000-8000-000000000007', 'Top salaries', 'top-salaries', NULL,
      '0f000000-0000-4000-8000-000000000002', 'table', NULL),
  (8, '0e000000-0000-4000-8000-000000000008', 'Deleted chart', 'deleted-chart', 1, NULL, 'pie', now()),
  (9, '0e000000-0000-4000-8000-000000000009', 'In a deleted space', 'in-a-deleted-space', 6, NULL, 'pie', NULL),
  (10, '0e000000-0000-4000-8000-000000000010', 'In a deleted dashboard', 'in-a-deleted-dashboard', NULL,
      '0f000000-0000-4000-8000-000000000003', 'pie', NULL),
  (11, '0e000000-0000-4000-8000-000000000011', 'Espresso by hour', 'espresso-by-hour', 7, NULL, 'line', NULL),
  (12, '0e000000-0000-4000-8000-000000000012', 'Toast by day', 'toast-by-day', 8, NULL, 'line', NULL),
  -- Never saved with a version, and so without a kind.
  (13, '0e000000-0000-4000-8000-000000000013', 'Draft', 'draft', 1, NULL, NULL, NULL);
INSERT INTO saved_queries_versions (saved_queries_version_id, saved_queries_version_uuid, saved_query_id, created_at) VALUES
  (1, '2e000000-0000-4000-8000-000000000001', 1, '2026-01-01'),
  (2, '2e000000-0000-4000-8000-000000000002', 1, '2026-06-01'),
  -- Written later, but older.
  (3, '2e000000-0000-4000-8000-000000000003', 1, '2026-03-01'),
  (4, '2e000000-0000-4000-8000-000000000004', 2, '2026-01-01'),
  (5, '2e000000-0000-4000-8000-000000000005', 4, '2026-01-01'),
  (6, '2e000000-0000-4000-8000-000000000006', 6, '2026-01-01');

INSERT INTO ai_agent (ai_agent_uuid, project_uuid, organization_uuid, name, slug, admin_only) VALUES
  -- No list: whoever may view the project may use it.
  ('1a000000-0000-4000-8000-000000000001', '0c000000-0000-4000-8000-000000000001',
   '0a000000-0000-4000-8000-000000000001', 'Jaffle analyst', 'jaffle-analyst', false),
  -- For Mo only, who cannot see the project: the list is enough.
  ('1a000000-0000-4000-8000-000000000002', '0c000000-0000-4000-8000-000000000001',
   '0a000000-0000-4000-8000-000000000001', 'Mo''s helper', 'mos-helper', false),
  -- For the group Finance.
  ('1a000000-0000-4000-8000-000000000003', '0c000000-0000-4000-8000-000000000001',
   '0a000000-0000-4000-8000-000000000001', 'Finance analyst', 'finance-analyst', false),
  -- For admins, whoever else is on its list.
  ('1a000000-0000-4000-8000-000000000004', '0c000000-0000-4000-8000-000000000001',
   '0a000000-0000-4000-8000-000000000001', 'Auditor', 'auditor', true),
  ('1a000000-0000-4000-8000-000000000005', '0c000000-0000-4000-8000-000000000002',
   '0a000000-0000-4000-8000-000000000001', 'Barista', 'barista', false),
  ('1a000000-0000-4000-8000-000000000006', '0c000000-0000-4000-8000-000000000004',
   '0a000000-0000-4000-8000-000000000002', 'Toaster', 'toaster', false);
INSERT INTO ai_agent_user_access (user_uuid, ai_agent_uuid) VALUES
  ('0b000000-0000-4000-8000-000000000006', '1a000000-0000-4000-8000-000000000002'),
  ('0b000000-0000-4000-8000-000000000005', '1a000000-0000-4000-8000-000000000004');
INSERT INTO ai_agent_group_access (group_uuid, ai_agent_uuid) VALUES
  ('1b000000-0000-4000-8000-000000000002', '1a000000-0000-4000-8000-000000000003');

-- A conversation of Ada's that was started in Lightdash itself.
INSERT INTO ai_thread (ai_thread_uuid, organization_uuid, project_uuid, agent_uuid, created_from, title) VALUES
  ('3c000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000001',
   '0c000000-0000-4000-8000-000000000001', '1a000000-0000-4000-8000-000000000001', 'web_app', 'Best sellers');
INSERT INTO ai_web_app_thread (ai_web_app_thread_uuid, ai_thread_uuid, user_uuid) VALUES
  ('3c000000-0000-4000-8000-000000000201', '3c000000-0000-4000-8000-000000000001',
   '0b000000-0000-4000-8000-000000000001');
INSERT INTO ai_prompt (ai_prompt_uuid, ai_thread_uuid, created_by_user_uuid, prompt) VALUES
  ('3c000000-0000-4000-8000-000000000101', '3c000000-0000-4000-8000-000000000001',
   '0b000000-0000-4000-8000-000000000001', 'Which jaffle sells best?');

INSERT INTO pull_requests
  (pull_request_uuid, organization_uuid, project_uuid, provider, source, owner, repo, pr_number, pr_url) VALUES
  ('3a000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000001',
   '0c000000-0000-4000-8000-000000000001', 'github', 'ai_agent', 'jaffle-shop', 'dbt', 42,
   'https://github.com/jaffle-shop/dbt/pull/42'),
  ('3a000000-0000-4000-8000-000000000002', '0a000000-0000-4000-8000-000000000002',
   '0c000000-0000-4000-8000-000000000004', 'gitlab', 'ai_agent', 'toast', 'dbt', 7,
   'https://gitlab.com/toast/dbt/-/merge_requests/7');

-- A review found that people misread revenue; a pull request mends it, and a preview project shows how that looks.
INSERT INTO ai_agent_review_item
  (ai_agent_review_item_uuid, fingerprint, organization_uuid, project_uuid, agent_uuid, status, linked_pr_url, pr_state) VALUES
  ('3b000000-0000-4000-8000-000000000001', 'ai_agent_review_item:1revenue0net00001',
   '0a000000-0000-4000-8000-000000000001', '0c000000-0000-4000-8000-000000000001',
   '1a000000-0000-4000-8000-000000000001', 'in_progress', 'https://github.com/jaffle-shop/dbt/pull/42', 'open');
INSERT INTO ai_agent_review_turn_signal
  (ai_agent_review_turn_signal_uuid, organization_uuid, project_uuid, agent_uuid, promoted_to_finding, fingerprint,
   primary_root_cause, evidence_excerpts, recommendation, review_item_title) VALUES
  ('3b000000-0000-4000-8000-000000000101', '0a000000-0000-4000-8000-000000000001',
   '0c000000-0000-4000-8000-000000000001', '1a000000-0000-4000-8000-000000000001', true,
   'ai_agent_review_item:1revenue0net00001', 'semantic_layer',
   '[{"source": "user_prompt", "text": "Is that net or gross?", "redacted": false}]',
   '{"actionType": "update_metric", "title": "Name revenue net", "rationale": "It was taken for gross", "targetRefs": []}',
   'Revenue is net, but does not say so');
INSERT INTO ai_agent_review_remediation
  (ai_agent_review_remediation_uuid, fingerprint, pull_request_uuid, preview_project_uuid, status) VALUES
  ('3b000000-0000-4000-8000-000000000201', 'ai_agent_review_item:1revenue0net00001',
   '3a000000-0000-4000-8000-000000000001', '0c000000-0000-4000-8000-000000000003', 'preview_ready');
