package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.store.harness.TestStore;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ThreadStore store = TestStore.migrated().store();

  @BeforeEach
  void decideTen() {
    advance(Map.of(partition(0), new Progress(10, 5)));
  }

  @Test
  void shouldStartAtZero() {
    // When / Then
    assertThat(progressOf(0, 1))
        .isEqualTo(Map.of(partition(0), new Progress(10, 5), partition(1), new Progress(0, 0)));
  }

  @Test
  void shouldMoveOn() {
    // When
    advance(Map.of(partition(0), new Progress(11, 10)));

    // Then
    assertThat(progressOf(0)).containsEntry(partition(0), new Progress(11, 10));
  }

  @Test
  void shouldNeverMoveBack() {
    // When
    advance(Map.of(partition(0), new Progress(9, 4)));
    store.announced(new TreeMap<>(Map.of(partition(0), new Progress(0, 3))));

    // Then
    assertThat(progressOf(0)).containsEntry(partition(0), new Progress(10, 5));
  }

  @Test
  void shouldMoveEachOfTheTwoByItself() {
    // When
    advance(Map.of(partition(0), new Progress(12, 0)));
    store.announced(new TreeMap<>(Map.of(partition(0), new Progress(0, 7))));

    // Then
    assertThat(progressOf(0)).containsEntry(partition(0), new Progress(12, 7));
  }

  @Test
  void shouldNoteWhatIsAnnouncedOfSeveralPartitions() {
    // Given
    progressOf(0, 1, 2);

    // When
    store.announced(
        new TreeMap<>(Map.of(partition(0), new Progress(0, 8), partition(2), new Progress(0, 1))));

    // Then
    assertThat(progressOf(0, 1, 2))
        .isEqualTo(
            Map.of(
                partition(0), new Progress(10, 8),
                partition(1), new Progress(0, 0),
                partition(2), new Progress(0, 1)));
  }

  @Test
  void shouldForgetWhatWasRolledBack() {
    // When
    assertThatThrownBy(
            () ->
                store.decide(
                    transaction -> {
                      transaction.lockProgress(new TreeSet<>(Set.of(partition(0), partition(5))));
                      transaction.advanceProgress(
                          new TreeMap<>(Map.of(partition(0), new Progress(20, 20))));
                      throw new IllegalStateException("too late");
                    }))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(progressOf(0, 5))
        .isEqualTo(Map.of(partition(0), new Progress(10, 5), partition(5), new Progress(0, 0)));
  }

  private void advance(Map<PartitionKey, Progress> progress) {
    store.decide(
        transaction -> {
          transaction.lockProgress(new TreeSet<>(progress.keySet()));
          transaction.advanceProgress(new TreeMap<>(progress));
          return progress;
        });
  }

  private SortedMap<PartitionKey, Progress> progressOf(int... partitions) {
    TreeSet<PartitionKey> keys = new TreeSet<>();
    for (int partition : partitions) {
      keys.add(partition(partition));
    }
    return store.decide(transaction -> transaction.lockProgress(keys));
  }
}
