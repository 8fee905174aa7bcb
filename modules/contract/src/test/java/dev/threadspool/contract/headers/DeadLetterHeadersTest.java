package dev.threadspool.contract.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** A dead letter keeps its own headers, within bounds, and says where it came from. */
class DeadLetterHeadersTest {

  private static final int LIMIT = 16 * 1024;

  /** The lengths of a header's name and value, at most. */
  private static final int FRAME = 10;

  private static final UUID TOPIC_ID = new UUID(1, 2);
  private static final Instant FAILED_AT = Instant.ofEpochMilli(1_700_000_000_123L);

  @Test
  void shouldKeepTheRecordsHeadersAndTellWhereItCameFrom() {
    // Given
    Headers own =
        new RecordHeaders()
            .add("a", "1".getBytes(UTF_8))
            .add("a", "2".getBytes(UTF_8))
            .add("none", null);

    // When
    Headers headers = of(own, "java.lang.Error", "why", "at");

    // Then
    assertThat(headers.toArray()).startsWith(own.toArray()).hasSize(3 + 11);
    assertThat(text(headers, "kafka_dlt-original-topic")).isEqualTo("topic");
    assertThat(bytes(headers, "kafka_dlt-original-partition").getInt()).isEqualTo(7);
    assertThat(bytes(headers, "kafka_dlt-original-offset").getLong()).isEqualTo(1L << 40);
    assertThat(bytes(headers, "kafka_dlt-original-timestamp").getLong()).isEqualTo(1_234_567);
    assertThat(text(headers, "kafka_dlt-original-timestamp-type")).isEqualTo("CreateTime");
    assertThat(text(headers, "kafka_dlt-original-consumer-group")).isEqualTo("group");
    assertThat(text(headers, "kafka_dlt-exception-fqcn")).isEqualTo("java.lang.Error");
    assertThat(text(headers, "kafka_dlt-exception-message")).isEqualTo("why");
    assertThat(text(headers, "kafka_dlt-exception-stacktrace")).isEqualTo("at");
  }

  @Test
  void shouldKeepWithinSixteenKibibytes() {
    // Given
    Headers own = new RecordHeaders();
    for (int i = 0; i < 100; i++) {
      own.add("header" + i, new byte[1_000]);
    }

    // When
    Headers headers = of(own, "x.Y", "m".repeat(1_000_000), "s".repeat(1_000_000));

    // Then: the first ones are kept, and what the dead letter is about.
    assertThat(size(headers)).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT - 2_000);
    assertThat(headers.toArray()[0].key()).isEqualTo("header0");
    assertThat(headers.lastHeader("header99")).isNull();
    long kept =
        Stream.of(headers.toArray()).filter(each -> each.key().startsWith("header")).count();
    assertThat(text(headers, "threadspool_dlt-headers-cut")).isEqualTo("" + (100 - kept));
    assertThat(Objects.requireNonNull(DeadLetterFacts.read(headers)).headersCut())
        .isEqualTo(100 - (int) kept);
    assertThat(text(headers, "kafka_dlt-original-topic")).isEqualTo("topic");
  }

  @Test
  void shouldCutBetweenCharacters() {
    // When
    Headers headers = of(new RecordHeaders(), "x.Y", "€".repeat(1_000), "🧵".repeat(10_000));

    // Then
    assertThat(text(headers, "kafka_dlt-exception-message")).matches("€{341}");
    assertThat(text(headers, "kafka_dlt-exception-stacktrace")).matches("(🧵){1536}");
  }

  @Test
  void shouldTellOfTheLastFailureOnlyWhereThereWasOneBefore() {
    // Given
    Headers earlier = of(new RecordHeaders(), "x.Y", "old", "old");
    earlier.add("own", "kept".getBytes(UTF_8));

    // When
    Headers headers = of(earlier, "x.Z", "new", "new");

    // Then
    assertThat(headers.toArray()).extracting(Header::key).doesNotHaveDuplicates().contains("own");
    assertThat(text(headers, "kafka_dlt-exception-fqcn")).isEqualTo("x.Z");
    assertThat(text(headers, "kafka_dlt-exception-message")).isEqualTo("new");
  }

  @Test
  void shouldDropAHeaderThatIsTooLargeAlone() {
    // Given
    Headers own = new RecordHeaders().add("large", new byte[1_000_000]);

    // When
    Headers headers = of(own, "x.Y", "", "");

    // Then
    assertThat(headers.lastHeader("large")).isNull();
    assertThat(size(headers)).isLessThan(LIMIT);
  }

  @Test
  void shouldKeepWhatJustHasRoom() {
    // Given
    int room = LIMIT - size(of(new RecordHeaders(), "x.Y", "", ""));
    int value = room - FRAME - "own".length();
    Headers fitting = new RecordHeaders().add("own", new byte[value]);
    Headers larger = new RecordHeaders().add("own", new byte[value + 1]);

    // Then
    assertThat(size(of(fitting, "x.Y", "", ""))).isEqualTo(LIMIT);
    assertThat(of(fitting, "x.Y", "", "").lastHeader("threadspool_dlt-headers-cut")).isNull();
    assertThat(text(of(larger, "x.Y", "", ""), "threadspool_dlt-headers-cut")).isEqualTo("1");
  }

  @Test
  void shouldReadBackWhatItSays() {
    // Given
    Headers earlier = of(new RecordHeaders(), "x.Earlier", "first", "at first");

    // When: a dead letter was sent again, and failed again.
    Headers headers = of(earlier, "x.Y", "why \u00e9", "at");

    // Then
    assertThat(DeadLetterFacts.read(headers))
        .isEqualTo(
            new DeadLetterFacts(
                "topic", TOPIC_ID, 7, 1L << 40, FAILED_AT, "x.Y", "why \u00e9", "at", 0, 0));
    assertThat(DeadLetterFacts.read(new RecordHeaders())).isNull();
  }

  private static Headers of(Headers own, String exception, String message, String stacktrace) {
    return DeadLetterHeaders.of(
        record(own),
        new DeadLetterCause(TOPIC_ID, "group", FAILED_AT, exception, message, stacktrace));
  }

  private static ConsumerRecord<byte[], byte[]> record(Headers headers) {
    return new ConsumerRecord<>(
        "topic",
        7,
        1L << 40,
        1_234_567,
        TimestampType.CREATE_TIME,
        0,
        0,
        new byte[0],
        new byte[0],
        headers,
        Optional.empty());
  }

  private static int size(Headers headers) {
    int size = 0;
    for (Header header : headers) {
      size += FRAME + header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return size;
  }

  private static ByteBuffer bytes(Headers headers, String name) {
    return ByteBuffer.wrap(Objects.requireNonNull(headers.lastHeader(name)).value());
  }

  private static String text(Headers headers, String name) {
    return UTF_8.decode(bytes(headers, name)).toString();
  }
}
