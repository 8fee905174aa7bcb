package dev.threadspool.worker.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Between the consumer's thread and the announce loop nothing that is decided gets lost. */
class WaitingTest {

  private static final TopicPartition PARTITION = new TopicPartition("commands", 0);

  private static final long ROOM_BYTES = 100;

  private final Waiting waiting = new Waiting(1, ROOM_BYTES);

  @Test
  void shouldTakeWhatIsDecidedThoughARefusedTurnHasTakenItsRoom() throws InterruptedException {
    // Given: there was room for a batch when its decision began
    waiting.member(member(1));
    waiting.offer(batch(1));
    Waiting.Turn turn = taken();
    assertThat(waiting.awaitRoom(Duration.ZERO)).isTrue();

    // When: meanwhile the group moves on, and the turn comes back
    waiting.refused(turn);
    waiting.member(member(2));
    Handover handover = waiting.offer(batch(2));

    // Then
    assertThat(handover).isEqualTo(Handover.TAKEN);
    assertThat(taken().batches()).containsExactly(batch(1), batch(2));
  }

  @Test
  void shouldHaveNoRoomWhereAsManyWaitAsMay() throws InterruptedException {
    // Given
    waiting.member(member(1));
    waiting.offer(batch(1));

    // When / Then
    assertThat(waiting.awaitRoom(Duration.ZERO)).isFalse();
    taken();
    assertThat(waiting.awaitRoom(Duration.ZERO)).isTrue();
  }

  @Test
  void shouldHaveNoRoomWhereMuchWaits() throws InterruptedException {
    // Given: few batches of large events
    Waiting wide = new Waiting(16, ROOM_BYTES);
    wide.member(member(1));
    wide.offer(batch(1, ROOM_BYTES / 2));
    assertThat(wide.awaitRoom(Duration.ZERO)).isTrue();

    // When
    wide.offer(batch(2, ROOM_BYTES - ROOM_BYTES / 2));

    // Then
    assertThat(wide.awaitRoom(Duration.ZERO)).isFalse();
    assertThat(wide.take(Duration.ZERO)).isNotNull();
    assertThat(wide.awaitRoom(Duration.ZERO)).isTrue();
  }

  @Test
  void shouldHaveNoRoomForWhatComesBackUntilItIsDropped() throws InterruptedException {
    // Given
    Waiting wide = new Waiting(16, ROOM_BYTES);
    wide.member(member(1));
    wide.offer(batch(1, ROOM_BYTES));
    Waiting.Turn turn = Objects.requireNonNull(wide.take(Duration.ZERO));

    // When
    wide.refused(turn);

    // Then
    assertThat(wide.awaitRoom(Duration.ZERO)).isFalse();
    wide.drop(List.of(PARTITION));
    assertThat(wide.awaitRoom(Duration.ZERO)).isTrue();
  }

  @Test
  void shouldTakeNothingWhenItIsOver() {
    // Given
    waiting.end();

    // When / Then
    assertThat(waiting.offer(batch(1))).isEqualTo(Handover.OVER);
  }

  private Waiting.Turn taken() throws InterruptedException {
    Waiting.Turn turn = waiting.take(Duration.ZERO);
    assertThat(turn).isNotNull();
    return Objects.requireNonNull(turn);
  }

  private static ConsumerGroupMetadata member(int generation) {
    return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
  }

  private static DecidedBatch batch(long nextOffset) {
    return batch(nextOffset, List.of());
  }

  private static DecidedBatch batch(long nextOffset, long bytes) {
    return batch(nextOffset, List.of(new ProducerRecord<>("events", new byte[(int) bytes])));
  }

  private static DecidedBatch batch(long nextOffset, List<ProducerRecord<byte[], byte[]>> events) {
    return new DecidedBatch(Map.of(PARTITION, new DecidedBatch.Part(events, nextOffset)));
  }
}
