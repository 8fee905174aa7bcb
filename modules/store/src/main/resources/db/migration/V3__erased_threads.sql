-- Threads that were erased, for ever and without content. Such a thread counts as existing, so nothing makes it again.
-- Whoever decides about threads reads here first and locks what it reads (ROW SHARE); whoever erases locks the table
-- against that (EXCLUSIVE). So an erasure is seen by every decision that it did not see itself.
CREATE TABLE erased_thread (
  thread_uuid uuid PRIMARY KEY,
  erased_at   timestamptz(3) NOT NULL
);
