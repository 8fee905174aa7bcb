package dev.threadspool.operator.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of single records says where a broker gives none, by a clock of the test's. */
class PointReaderTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<String> notes = new ArrayList<>();
  private final List<Long> found = new ArrayList<>();
  private long now;

  @BeforeEach
  void setOffsets() {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 10L));
  }

  @Test
  void shouldSayOnceWhatItWaitsFor() {
    // Given: a broker that gives nothing for half a minute.
    IntStream.range(0, 30).forEach(_ -> consumer.schedulePollTask(() -> pass(1)));
    consumer.schedulePollTask(() -> consumer.addRecord(record(5)));

    // When
    read(5L);

    // Then
    assertThat(found).containsExactly(5L);
    assertThat(notes).hasSize(1).first().asString().contains("waiting for topic-0@5");
  }

  @Test
  void shouldSayNothingWhereItGoesOn() {
    // Given: slow, and never still for long.
    for (int offset = 2; offset < 6; offset++) {
      long given = offset;
      consumer.schedulePollTask(() -> pass(8));
      consumer.schedulePollTask(() -> consumer.addRecord(record(given)));
    }

    // When
    read(2L, 5L);

    // Then
    assertThat(found).containsExactly(2L, 5L);
    assertThat(notes).isEmpty();
  }

  @Test
  void shouldNotWaitForEver() {
    // Given
    IntStream.range(0, 20).forEach(_ -> consumer.schedulePollTask(() -> pass(60)));

    // When / Then
    assertThatThrownBy(() -> read(5L))
        .isInstanceOf(AwayException.class)
        .hasMessageContaining("topic-0@5");
  }

  private void read(Long... offsets) {
    new PointReader(consumer, new Heard(), () -> now)
        .read(PARTITION, new TreeSet<>(Set.of(offsets)), record -> found.add(record.offset()));
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0]);
  }

  private final class Heard implements Watch {

    @Override
    public void checkpoint() {
      // Nobody asks it to end.
    }

    @Override
    public void note(String text) {
      notes.add(text);
    }
  }
}
