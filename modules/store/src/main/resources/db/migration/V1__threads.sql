-- Threads, and what was decided about every command. Everything here can be rebuilt from the topics.

CREATE TABLE thread (
  thread_uuid        uuid PRIMARY KEY,
  organization_uuid  uuid           NOT NULL,
  project_uuid       uuid           NOT NULL,
  agent_uuid         uuid           NOT NULL,
  actor_type         text           NOT NULL CHECK (actor_type IN ('user', 'service')),
  actor_uuid         uuid           NOT NULL,
  actor_name         text           NOT NULL,
  created_from       text           NOT NULL,
  title              text,
  title_generated_at timestamptz(3),
  created_at         timestamptz(3) NOT NULL,
  command_id         uuid           NOT NULL,
  issued_at          timestamptz(3) NOT NULL,
  -- The record that made the thread. Any other record with the same thread_uuid announces nothing.
  origin_topic_id    uuid           NOT NULL,
  origin_partition   integer        NOT NULL,
  origin_offset      bigint         NOT NULL,
  hash_version       smallint       NOT NULL,
  content_hash       bytea          NOT NULL CHECK (length(content_hash) = 32)
);

CREATE TABLE prompt (
  prompt_uuid  uuid PRIMARY KEY,
  thread_uuid  uuid           NOT NULL REFERENCES thread ON DELETE CASCADE,
  created_at   timestamptz(3) NOT NULL,
  prompt       text           NOT NULL,
  -- JSON as text: jsonb would rewrite numbers and the order of members.
  model_config text
);
CREATE INDEX prompt_by_thread ON prompt (thread_uuid, created_at);

CREATE TABLE prompt_context (
  prompt_uuid uuid     NOT NULL REFERENCES prompt ON DELETE CASCADE,
  -- The caller's order, from 0.
  ordinal     smallint NOT NULL,
  kind        text     NOT NULL,
  -- The item as it was resolved, in the shape of the HTTP contract; JSON as text, as above.
  item        text     NOT NULL,
  PRIMARY KEY (prompt_uuid, ordinal)
);

-- A rejection is a decision too: a redelivery repeats it. The prompt is not kept.
CREATE TABLE rejection (
  origin_topic_id   uuid           NOT NULL,
  origin_partition  integer        NOT NULL,
  origin_offset     bigint         NOT NULL,
  command_id        uuid           NOT NULL,
  thread_uuid       uuid           NOT NULL,
  organization_uuid uuid           NOT NULL,
  project_uuid      uuid           NOT NULL,
  agent_uuid        uuid           NOT NULL,
  actor_type        text           NOT NULL CHECK (actor_type IN ('user', 'service')),
  actor_uuid        uuid           NOT NULL,
  issued_at         timestamptz(3) NOT NULL,
  rejected_at       timestamptz(3) NOT NULL,
  hash_version      smallint       NOT NULL,
  content_hash      bytea          NOT NULL CHECK (length(content_hash) = 32),
  error_name        text           NOT NULL,
  status_code       smallint       NOT NULL,
  message           text           NOT NULL,
  data              text,
  PRIMARY KEY (origin_topic_id, origin_partition, origin_offset)
);
-- The same attempt delivered again under another offset.
CREATE INDEX rejection_by_command ON rejection (thread_uuid, command_id);
CREATE INDEX rejection_by_age ON rejection (rejected_at);

-- A command that cannot be read, or that makes processing fail, is decided as well: it goes to the dead-letter topic.
CREATE TABLE dead_letter (
  origin_topic_id  uuid           NOT NULL,
  origin_partition integer        NOT NULL,
  origin_offset    bigint         NOT NULL,
  failed_at        timestamptz(3) NOT NULL,
  exception        text           NOT NULL,
  message          text           NOT NULL,
  stacktrace       text           NOT NULL,
  PRIMARY KEY (origin_topic_id, origin_partition, origin_offset)
);
CREATE INDEX dead_letter_by_age ON dead_letter (failed_at);

-- How far each partition of a command topic is decided (here) and announced (in Kafka). The row is locked by every
-- decision, so two owners of a partition come one after the other.
CREATE TABLE intake_progress (
  topic_id       uuid    NOT NULL,
  partition      integer NOT NULL,
  decided_next   bigint  NOT NULL,
  announced_next bigint  NOT NULL,
  PRIMARY KEY (topic_id, partition)
);
