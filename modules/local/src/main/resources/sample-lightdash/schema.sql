-- The tables of Lightdash that Threadspool reads, with Lightdash's own names and columns (those that matter here).
-- Mind the mixed keys: projects, spaces and memberships join on integer ids, everything about AI agents on uuids.

CREATE TABLE organizations (
  organization_id   integer PRIMARY KEY,
  organization_uuid uuid UNIQUE NOT NULL,
  organization_name text NOT NULL,
  created_at        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE users (
  user_id    integer PRIMARY KEY,
  user_uuid  uuid UNIQUE NOT NULL,
  first_name text NOT NULL,
  last_name  text NOT NULL,
  is_active  boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- The user's override beats the organization's, that beats the default.
CREATE TABLE feature_flags (
  flag_id         text PRIMARY KEY,
  default_enabled boolean NOT NULL DEFAULT false
);
CREATE TABLE feature_flag_overrides (
  feature_flag_override_id integer PRIMARY KEY,
  flag_id                  text NOT NULL REFERENCES feature_flags,
  user_uuid                uuid REFERENCES users (user_uuid),
  organization_uuid        uuid REFERENCES organizations (organization_uuid),
  enabled                  boolean NOT NULL
);

-- A role that an organization made itself: it grants exactly its scopes.
CREATE TABLE roles (
  role_uuid         uuid PRIMARY KEY,
  name              text NOT NULL,
  organization_uuid uuid REFERENCES organizations (organization_uuid),
  level             text NOT NULL DEFAULT 'project'
);
CREATE TABLE scoped_roles (
  role_uuid  uuid NOT NULL REFERENCES roles,
  scope_name text NOT NULL,
  PRIMARY KEY (role_uuid, scope_name)
);

-- Where role_uuid is set, it replaces the role beside it, which is a placeholder then.
CREATE TABLE organization_memberships (
  organization_id integer NOT NULL REFERENCES organizations,
  user_id         integer NOT NULL REFERENCES users,
  role            text NOT NULL,
  role_uuid       uuid REFERENCES roles,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id)
);

CREATE TABLE projects (
  project_id               integer PRIMARY KEY,
  project_uuid             uuid UNIQUE NOT NULL,
  name                     text NOT NULL,
  slug                     text NOT NULL,
  project_type             text NOT NULL DEFAULT 'DEFAULT', -- or PREVIEW
  organization_id          integer NOT NULL REFERENCES organizations,
  copied_from_project_uuid uuid,
  created_at               timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE project_memberships (
  project_id integer NOT NULL REFERENCES projects,
  user_id    integer NOT NULL REFERENCES users,
  role       text NOT NULL,
  role_uuid  uuid REFERENCES roles,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, user_id)
);

CREATE TABLE groups (
  group_uuid      uuid PRIMARY KEY,
  name            text NOT NULL,
  organization_id integer NOT NULL REFERENCES organizations
);
CREATE TABLE group_memberships (
  group_uuid      uuid NOT NULL REFERENCES groups,
  user_id         integer NOT NULL REFERENCES users,
  organization_id integer NOT NULL REFERENCES organizations,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (group_uuid, user_id)
);
CREATE TABLE project_group_access (
  group_uuid   uuid NOT NULL REFERENCES groups,
  project_uuid uuid NOT NULL REFERENCES projects (project_uuid),
  role         text NOT NULL,
  role_uuid    uuid REFERENCES roles,
  PRIMARY KEY (group_uuid, project_uuid)
);

-- Only hashes of tokens are kept: sha256 in hex, or (since September 2025) bcrypt with a fixed salt.
CREATE TABLE personal_access_tokens (
  personal_access_token_uuid uuid PRIMARY KEY,
  created_at                 timestamptz NOT NULL DEFAULT now(),
  rotated_at                 timestamptz,
  last_used_at               timestamptz,
  created_by_user_id         integer NOT NULL REFERENCES users,
  description                text NOT NULL,
  token_hash                 text UNIQUE NOT NULL,
  expires_at                 timestamptz
);

-- Charts and dashboards are seen through their space. A space that inherits lets in whoever its parent lets in;
-- at the root, inheriting means: all roles of organization and project.
CREATE TABLE spaces (
  space_id                   integer PRIMARY KEY,
  space_uuid                 uuid UNIQUE NOT NULL,
  name                       text NOT NULL,
  slug                       text NOT NULL,
  project_id                 integer NOT NULL REFERENCES projects,
  is_private                 boolean NOT NULL DEFAULT false, -- decided before 2026, not asked any more
  inherit_parent_permissions boolean NOT NULL DEFAULT true,
  parent_space_uuid          uuid REFERENCES spaces (space_uuid),
  path                       text NOT NULL, -- an ltree in Lightdash
  created_at                 timestamptz NOT NULL DEFAULT now(),
  deleted_at                 timestamptz
);
CREATE TABLE space_user_access (
  user_uuid  uuid NOT NULL REFERENCES users (user_uuid),
  space_uuid uuid NOT NULL REFERENCES spaces (space_uuid),
  space_role text NOT NULL,
  PRIMARY KEY (user_uuid, space_uuid)
);
CREATE TABLE space_group_access (
  group_uuid uuid NOT NULL REFERENCES groups,
  space_uuid uuid NOT NULL REFERENCES spaces (space_uuid),
  space_role text NOT NULL,
  PRIMARY KEY (group_uuid, space_uuid)
);

CREATE TABLE dashboards (
  dashboard_id   integer PRIMARY KEY,
  dashboard_uuid uuid UNIQUE NOT NULL,
  name           text NOT NULL,
  description    text,
  slug           text NOT NULL,
  space_id       integer NOT NULL REFERENCES spaces,
  created_at     timestamptz NOT NULL DEFAULT now(),
  deleted_at     timestamptz
);
CREATE TABLE dashboard_versions (
  dashboard_version_id   integer PRIMARY KEY,
  dashboard_version_uuid uuid UNIQUE NOT NULL,
  dashboard_id           integer NOT NULL REFERENCES dashboards,
  created_at             timestamptz NOT NULL
);
CREATE INDEX ON dashboard_versions (dashboard_id);

-- A chart stands in a space or in a dashboard, never in both.
CREATE TABLE saved_queries (
  saved_query_id          integer PRIMARY KEY,
  saved_query_uuid        uuid UNIQUE NOT NULL,
  name                    text NOT NULL,
  description             text,
  slug                    text NOT NULL,
  space_id                integer REFERENCES spaces,
  dashboard_uuid          uuid REFERENCES dashboards (dashboard_uuid),
  last_version_chart_kind text,
  created_at              timestamptz NOT NULL DEFAULT now(),
  deleted_at              timestamptz,
  CHECK ((space_id IS NULL) <> (dashboard_uuid IS NULL))
);
CREATE TABLE saved_queries_versions (
  saved_queries_version_id   integer PRIMARY KEY,
  saved_queries_version_uuid uuid UNIQUE NOT NULL,
  saved_query_id             integer NOT NULL REFERENCES saved_queries,
  created_at                 timestamptz NOT NULL
);
CREATE INDEX ON saved_queries_versions (saved_query_id);

CREATE TABLE ai_agent (
  ai_agent_uuid     uuid PRIMARY KEY,
  project_uuid      uuid NOT NULL REFERENCES projects (project_uuid),
  organization_uuid uuid NOT NULL REFERENCES organizations (organization_uuid),
  name              varchar(255) NOT NULL,
  slug              text NOT NULL,
  admin_only        boolean NOT NULL DEFAULT false,
  created_at        timestamp NOT NULL DEFAULT now()
);
CREATE TABLE ai_agent_user_access (
  user_uuid     uuid NOT NULL REFERENCES users (user_uuid),
  ai_agent_uuid uuid NOT NULL REFERENCES ai_agent,
  created_at    timestamp NOT NULL DEFAULT now(),
  PRIMARY KEY (user_uuid, ai_agent_uuid)
);
CREATE INDEX ON ai_agent_user_access (ai_agent_uuid);
CREATE TABLE ai_agent_group_access (
  group_uuid    uuid NOT NULL REFERENCES groups,
  ai_agent_uuid uuid NOT NULL REFERENCES ai_agent,
  created_at    timestamp NOT NULL DEFAULT now(),
  PRIMARY KEY (group_uuid, ai_agent_uuid)
);
CREATE INDEX ON ai_agent_group_access (ai_agent_uuid);

-- Conversations that were started in Lightdash itself.
CREATE TABLE ai_thread (
  ai_thread_uuid     uuid PRIMARY KEY,
  created_at         timestamp NOT NULL DEFAULT now(),
  organization_uuid  uuid NOT NULL REFERENCES organizations (organization_uuid),
  project_uuid       uuid NOT NULL REFERENCES projects (project_uuid),
  agent_uuid         uuid REFERENCES ai_agent,
  created_from       text NOT NULL,
  title              varchar(255),
  title_generated_at timestamp
);
CREATE TABLE ai_web_app_thread (
  ai_web_app_thread_uuid uuid PRIMARY KEY,
  ai_thread_uuid         uuid UNIQUE NOT NULL REFERENCES ai_thread,
  user_uuid              uuid NOT NULL REFERENCES users (user_uuid)
);
CREATE TABLE ai_prompt (
  ai_prompt_uuid       uuid PRIMARY KEY,
  created_at           timestamp NOT NULL DEFAULT now(),
  ai_thread_uuid       uuid NOT NULL REFERENCES ai_thread,
  created_by_user_uuid uuid REFERENCES users (user_uuid),
  prompt               text NOT NULL,
  response             text
);

CREATE TABLE pull_requests (
  pull_request_uuid    uuid PRIMARY KEY,
  organization_uuid    uuid NOT NULL REFERENCES organizations (organization_uuid),
  project_uuid         uuid NOT NULL REFERENCES projects (project_uuid),
  created_by_user_uuid uuid REFERENCES users (user_uuid),
  provider             text NOT NULL,
  source               text NOT NULL,
  owner                text NOT NULL,
  repo                 text NOT NULL,
  pr_number            integer NOT NULL,
  pr_url               text NOT NULL,
  summary              text,
  created_at           timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON pull_requests (organization_uuid, pr_url);

-- What reviews of conversations found, and what is done about it.
CREATE TABLE ai_agent_review_item (
  ai_agent_review_item_uuid uuid PRIMARY KEY,
  fingerprint               text UNIQUE NOT NULL,
  organization_uuid         uuid NOT NULL REFERENCES organizations (organization_uuid),
  project_uuid              uuid REFERENCES projects (project_uuid),
  agent_uuid                uuid REFERENCES ai_agent,
  status                    text NOT NULL,
  linked_pr_url             text,
  pr_state                  text
);
CREATE INDEX ON ai_agent_review_item (organization_uuid, linked_pr_url);
CREATE TABLE ai_agent_review_turn_signal (
  ai_agent_review_turn_signal_uuid uuid PRIMARY KEY,
  organization_uuid                uuid NOT NULL REFERENCES organizations (organization_uuid),
  project_uuid                     uuid,
  agent_uuid                       uuid,
  promoted_to_finding              boolean NOT NULL,
  fingerprint                      text,
  primary_root_cause               text,
  evidence_excerpts                jsonb,
  recommendation                   jsonb,
  project_context_entry            jsonb,
  review_item_title                text,
  created_at                       timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE ai_agent_review_remediation (
  ai_agent_review_remediation_uuid uuid PRIMARY KEY,
  fingerprint                      text NOT NULL REFERENCES ai_agent_review_item (fingerprint),
  pull_request_uuid                uuid REFERENCES pull_requests,
  preview_project_uuid             uuid,
  preview_thread_uuid              uuid,
  status                           text NOT NULL
);
