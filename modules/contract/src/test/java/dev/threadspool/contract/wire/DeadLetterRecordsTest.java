package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.headers.DeadLetterCause;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A dead letter is its record as it came, as far as its topic takes it. */
class DeadLetterRecordsTest {

  private static final int LARGE = 5 * 1024 * 1024;

  @Test
  void shouldKeepWhatHasRoom() {
    // Given
    byte[] key = new byte[1_000_000];
    byte[] value = new byte[3_000_000];

    // When
    ProducerRecord<byte[], byte[]> dead = dead(key, value);

    // Then
    assertThat(dead.key()).isSameAs(key);
    assertThat(dead.value()).isSameAs(value);
    assertThat(dead.headers().lastHeader("threadspool_dlt-value-left-out")).isNull();
  }

  @Test
  void shouldKeepTheKeyOfAValueThatIsTooLarge() {
    // Given
    byte[] key = new byte[36];

    // When
    ProducerRecord<byte[], byte[]> dead = dead(key, new byte[LARGE]);

    // Then
    assertThat(dead.key()).isSameAs(key);
    assertThat(dead.value()).isNull();
    assertThat(dead.headers().lastHeader("threadspool_dlt-value-left-out")).isNotNull();
  }

  @Test
  void shouldKeepNoKeyThatIsTooLarge() {
    // When
    ProducerRecord<byte[], byte[]> dead = dead(new byte[LARGE], new byte[1]);

    // Then
    assertThat(dead.key()).isNull();
    assertThat(dead.value()).isNull();
  }

  private static ProducerRecord<byte[], byte[]> dead(byte[] key, byte[] value) {
    return DeadLetterRecords.of(
        "dead",
        new ConsumerRecord<>("commands", 0, 7, key, value),
        new DeadLetterCause(new UUID(1, 2), "group", Instant.EPOCH, "x.Y", "why", "at"));
  }
}
