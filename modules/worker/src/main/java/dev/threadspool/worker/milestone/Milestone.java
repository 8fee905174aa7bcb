package dev.threadspool.worker.milestone;

/**
 * The moments in a batch's life, in order. Between any two of them a worker may die without harm.
 */
public enum Milestone {
  POLLED,
  RESOLVED,
  /** Everything is written; the database transaction is not yet committed. */
  DECIDING,
  DECIDED,
  REPLIED,
  /** Events and offsets are sent; the Kafka transaction is not yet committed. */
  ANNOUNCING,
  ANNOUNCED
}
