package dev.threadspool.store.replay;

/** What is known of a command that has no row. */
public enum Verdict {
  /** Nothing ever came of it: it is to be published again. */
  MISSING,
  /** The same attempt waits for the workers already. */
  UNDER_WAY,
  /** What came of it is announced, only its row is not there: nothing may come of it anew. */
  NOT_STORED,
  /** Its thread's event is deleted: the thread was removed on purpose. */
  REMOVED,
  /** So old that it may have been rejected, and nobody kept that. */
  TOO_OLD
}
