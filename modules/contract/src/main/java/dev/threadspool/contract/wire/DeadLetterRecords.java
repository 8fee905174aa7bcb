package dev.threadspool.contract.wire;

import dev.threadspool.contract.headers.DeadLetterCause;
import dev.threadspool.contract.headers.DeadLetterHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came, with what went wrong in its headers. What is {@linkplain
 * DeadLetterHeaders#isTooLarge larger} than the dead-letter topic takes is told of without its
 * value: a topic's limit counts compressed bytes, so one can come that does not go out again, and
 * it must not hold up those behind it.
 */
public final class DeadLetterRecords {

  private static final int KEY_BYTES = 16 * 1024;

  private DeadLetterRecords() {}

  /**
   * @param deadLetters the topic
   */
  public static ProducerRecord<byte[], byte[]> of(
      String deadLetters, ConsumerRecord<byte[], byte[]> source, DeadLetterCause cause) {
    boolean isTooLarge = DeadLetterHeaders.isTooLarge(source);
    return new ProducerRecord<>(
        deadLetters,
        null,
        null,
        isTooLarge ? shortKey(source) : source.key(),
        isTooLarge ? null : source.value(),
        DeadLetterHeaders.of(source, cause));
  }

  /** The key beside a value that is left out; null where it is what is too large. */
  private static byte @Nullable [] shortKey(ConsumerRecord<byte[], byte[]> source) {
    byte[] key = source.key();
    return key == null || key.length > KEY_BYTES ? null : key;
  }
}
