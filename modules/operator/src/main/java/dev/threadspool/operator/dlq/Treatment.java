package dev.threadspool.operator.dlq;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is done with dead letters that were chosen. */
interface Treatment {

  /** In a word: {@code redriven}. */
  String done();

  /** Whether it can be done to one in this state. */
  boolean isFor(State state);

  /** Why it must not be done to this one; null where it may. */
  @Nullable String refusal(Letter letter);

  /** What is published for it; null for nothing. */
  @Nullable ProducerRecord<byte[], byte[]> record(Letter letter);

  /**
   * @param published where its record went; null where there is none
   */
  Mark mark(Letter letter, @Nullable RecordMetadata published);
}
