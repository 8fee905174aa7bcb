package dev.threadspool.contract.headers;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter's headers tell of it, where they are Threadspool's or spring-kafka's.
 *
 * @param topic where the record stood
 * @param topicId Kafka's id of that topic; null in dead letters of early versions
 * @param failedAt when it was decided; null in dead letters of early versions
 * @param exception the class of what went wrong
 * @param headersCut how many of the record's own headers were left out for want of room; 0 in dead
 *     letters of early versions, too
 * @param valueLeftOut bytes of the record's value, where it was too large for the dead-letter topic
 *     and stands in {@code topic} only; 0 where it is there
 */
public record DeadLetterFacts(
    String topic,
    @Nullable UUID topicId,
    int partition,
    long offset,
    @Nullable Instant failedAt,
    String exception,
    String message,
    String stacktrace,
    int headersCut,
    int valueLeftOut) {

  static final String VALUE_LEFT_OUT = "threadspool_dlt-value-left-out";
  static final String HEADERS_CUT = "threadspool_dlt-headers-cut";
  static final String TOPIC_ID = "threadspool_dlt-original-topic-id";
  static final String FAILED_AT = "threadspool_dlt-failed-at";

  /** Null where they do not say which record it was. */
  public static @Nullable DeadLetterFacts read(Headers headers) {
    String topic = HeaderText.read(headers, "kafka_dlt-original-topic");
    byte[] partition = HeaderText.bytes(headers, "kafka_dlt-original-partition");
    byte[] offset = HeaderText.bytes(headers, "kafka_dlt-original-offset");
    if (topic == null
        || partition == null
        || partition.length != Integer.BYTES
        || offset == null
        || offset.length != Long.BYTES) {
      return null;
    }
    return new DeadLetterFacts(
        topic,
        topicId(HeaderText.read(headers, TOPIC_ID)),
        ByteBuffer.wrap(partition).getInt(),
        ByteBuffer.wrap(offset).getLong(),
        instant(HeaderText.read(headers, FAILED_AT)),
        orEmpty(HeaderText.read(headers, "kafka_dlt-exception-fqcn")),
        orEmpty(HeaderText.read(headers, "kafka_dlt-exception-message")),
        orEmpty(HeaderText.read(headers, "kafka_dlt-exception-stacktrace")),
        number(HeaderText.read(headers, HEADERS_CUT)),
        number(HeaderText.read(headers, VALUE_LEFT_OUT)));
  }

  private static @Nullable UUID topicId(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
