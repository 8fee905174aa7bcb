package dev.threadspool.operator.demo;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import java.util.List;

/** What a reader of committed records is told in the end. */
record Announced(
    List<Event<StoredThread>> created,
    List<Event<Rejection>> rejected,
    List<Event<DeadLetter>> deadLetters) {

  /** Something that was told, and where. */
  record Event<T>(String topic, int partition, long offset, T content) {}

  /** Whose dead letter, and why; the bytes are the record's own. */
  record DeadLetter(int originalPartition, long originalOffset, String reason, byte[] value) {}
}
