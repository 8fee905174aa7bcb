-- Lists of threads, newest first: an agent's, and those that one actor has in a project. Rows are few for one actor's
-- uuid, so its type is no column of the index.
CREATE INDEX thread_by_agent ON thread (agent_uuid, created_at DESC, thread_uuid DESC);
CREATE INDEX thread_by_owner ON thread (actor_uuid, project_uuid, created_at DESC, thread_uuid DESC);
