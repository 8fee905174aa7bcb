package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.store.harness.Neighbour;
import dev.threadspool.store.harness.TestStore;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two owners of a partition, a zombie and its successor, come one after the other. */
class OwnersTest {

  private final TestStore test = TestStore.migrated();
  private final ThreadStore store = test.store();

  @Test
  void shouldMakeTheSecondOwnerWaitAndSeeWhatTheFirstDecided() {
    // Given
    decide(0, 10);
    try (var first = deciding(0, 15).untilActed();
        var second = locking(0).mayCommit()) {
      test.awaitWaiting(1);

      // When
      first.commit();

      // Then
      assertThat(second.commit()).containsEntry(partition(0), new Progress(15, 0));
    }
  }

  @Test
  void shouldSerialiseOwnersOfAPartitionThatNobodyKnewBefore() {
    // Given
    try (var first = deciding(0, 3).untilActed();
        var second = locking(0).mayCommit()) {
      test.awaitWaiting(1);

      // When
      first.commit();

      // Then
      assertThat(second.commit()).containsEntry(partition(0), new Progress(3, 0));
    }
  }

  @Test
  void shouldShowTheSecondOwnerNothingOfAFirstThatRollsBack() {
    // Given
    decide(0, 10);
    try (var first = deciding(0, 15).untilActed();
        var second = locking(0).mayCommit()) {
      test.awaitWaiting(1);

      // When
      first.rollBack();

      // Then
      assertThat(second.commit()).containsEntry(partition(0), new Progress(10, 0));
    }
  }

  @Test
  void shouldNotMakeOwnersOfDifferentPartitionsWait() {
    // Given
    try (var first = deciding(0, 15).untilActed()) {

      // When
      try (var second = deciding(1, 5)) {

        // Then
        assertThat(second.commit()).containsEntry(partition(1), new Progress(5, 0));
      }
      assertThat(first.commit()).containsEntry(partition(0), new Progress(15, 0));
    }
  }

  @Test
  void shouldLockPartitionsInTheirOrder() {
    // Given: rows that lie in the table the other way round, and a plan that reads it from its
    // start
    test.planWithoutNestedLoops();
    IntStream.of(3, 2, 1, 0).forEach(partition -> decide(partition, 1));
    try (var holder = locking(0).untilActed();
        var waiting = locking(0, 1, 2, 3).mayCommit()) {
      test.awaitWaiting(1);

      // When: whoever waits for the first row holds none of the others
      try (var others = locking(1, 2, 3)) {

        // Then
        assertThat(others.commit()).hasSize(3);
      }
      holder.commit();
      assertThat(waiting.commit()).hasSize(4);
    }
  }

  @Test
  void shouldNoteWhatIsAnnouncedInTheSameOrder() throws Exception {
    // Given: a lane tells what it announced while it decides its next batch; the plan is one that
    // reads the table from its start
    test.planWithoutNestedLoops();
    IntStream.of(3, 2, 1, 0).forEach(partition -> decide(partition, 1));
    SortedMap<PartitionKey, Progress> announced = new TreeMap<>();
    keys(0, 1, 2, 3).forEach(key -> announced.put(key, new Progress(0, 1)));
    try (var deciding = locking(0).untilActed()) {
      CompletableFuture<Void> noted = CompletableFuture.runAsync(() -> store.announced(announced));
      test.awaitWaiting(1);

      // When
      try (var others = locking(1, 2, 3)) {

        // Then
        assertThat(others.commit()).hasSize(3);
      }
      deciding.commit();
      noted.get(30, TimeUnit.SECONDS);
    }
    assertThat(store.decide(transaction -> transaction.lockProgress(keys(0, 1, 2, 3))).values())
        .containsOnly(new Progress(1, 1));
  }

  private void decide(int partition, long next) {
    try (var deciding = deciding(partition, next)) {
      deciding.commit();
    }
  }

  /** Locks a partition's progress and moves it on. */
  private Neighbour<Map<PartitionKey, Progress>> deciding(int partition, long next) {
    Map<PartitionKey, Progress> advanced = Map.of(partition(partition), new Progress(next, 0));
    return Neighbour.deciding(
        store,
        transaction -> {
          transaction.lockProgress(keys(partition));
          transaction.advanceProgress(new TreeMap<>(advanced));
          return advanced;
        });
  }

  private Neighbour<Map<PartitionKey, Progress>> locking(int... partitions) {
    return Neighbour.deciding(store, transaction -> transaction.lockProgress(keys(partitions)));
  }

  private static SortedSet<PartitionKey> keys(int... partitions) {
    return IntStream.of(partitions)
        .mapToObj(partition -> partition(partition))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
