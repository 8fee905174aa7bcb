package dev.threadspool.acceptance.faults.workload;

import org.apache.kafka.common.TopicPartition;

/** What became of publishing a record. */
public sealed interface Publication {

  /** On the log, and committed if it was in a transaction. */
  record Acknowledged(TopicPartition partition, long offset) implements Publication {}

  /** Sent in a transaction that was aborted: nothing may come of it. */
  record Aborted() implements Publication {}

  /** Nobody knows: it may be done or not, but never twice. */
  record Unknown(String cause) implements Publication {}
}
