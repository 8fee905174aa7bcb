package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Neighbour;
import dev.threadspool.store.harness.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two decisions that ask for the same thread: one is first, and the other gets to know. */
class RacesTest {

  /** In PostgreSQL's order; the last two are negative numbers to Java. */
  private static final List<UUID> ORDERED =
      List.of(
          UUID.fromString("10000000-0000-4000-8000-000000000000"),
          UUID.fromString("70000000-0000-4000-8000-000000000000"),
          UUID.fromString("80000000-0000-4000-8000-000000000000"),
          UUID.fromString("f0000000-0000-4000-8000-000000000000"));

  private record Seen(Set<UUID> inserted, Map<UUID, StoredThread> present) {}

  private final TestStore test = TestStore.migrated();
  private final ThreadStore store = test.store();

  @Test
  void shouldShowTheWinnerToTheLoserThatWaitedForItsCommit() {
    // Given
    StoredThread winner = thread();
    StoredThread loser = thread(winner.threadUuid());
    try (var first = inserting(winner).untilActed();
        var second = inserting(loser).mayCommit()) {
      test.awaitWaiting(1);

      // When
      first.commit();

      // Then: the insert's own snapshot is too old to see the winner, the next statement's is not
      assertThat(second.commit())
          .isEqualTo(new Seen(Set.of(), Map.of(winner.threadUuid(), winner)));
      assertThat(store.threads(Set.of(winner.threadUuid()))).containsValue(winner);
    }
  }

  @Test
  void shouldLetTheSecondInWhenTheFirstRollsBack() {
    // Given
    StoredThread first = thread();
    StoredThread second = thread(first.threadUuid());
    try (var leaving = inserting(first).untilActed();
        var staying = inserting(second).mayCommit()) {
      test.awaitWaiting(1);

      // When
      leaving.rollBack();

      // Then
      assertThat(staying.commit().inserted()).containsExactly(second.threadUuid());
      assertThat(store.threads(Set.of(first.threadUuid()))).containsValue(second);
    }
  }

  @Test
  void shouldShowTheWinnerToALoserThatComesLater() {
    // Given
    StoredThread winner = thread();
    StoredThread loser = thread(winner.threadUuid());
    store.decide(transaction -> transaction.insertThreads(List.of(winner)));

    // When / Then
    try (var late = inserting(loser)) {
      assertThat(late.commit()).isEqualTo(new Seen(Set.of(), Map.of(winner.threadUuid(), winner)));
    }
  }

  @Test
  void shouldNotDeadlockWhenAskedInOppositeOrders() {
    // Given: somebody holds a thread in the middle, so that both sides stop there halfway
    List<StoredThread> upwards = ORDERED.stream().map(uuid -> thread(uuid)).toList();
    List<StoredThread> downwards = ORDERED.reversed().stream().map(uuid -> thread(uuid)).toList();
    try (var middle = inserting(thread(ORDERED.get(1))).untilActed();
        var up = inserting(upwards).mayCommit()) {
      test.awaitWaiting(1);
      try (var down = inserting(downwards).mayCommit()) {
        test.awaitWaiting(2);

        // When
        middle.commit();

        // Then
        List<UUID> inserted = new ArrayList<>(up.commit().inserted());
        inserted.addAll(down.commit().inserted());
        assertThat(inserted)
            .containsExactlyInAnyOrder(ORDERED.get(0), ORDERED.get(2), ORDERED.get(3));
        assertThat(test.rows("thread")).isEqualTo(ORDERED.size());
        assertThat(test.rows("prompt")).isEqualTo(ORDERED.size());
      }
    }
  }

  private Neighbour<Seen> inserting(StoredThread thread) {
    return inserting(List.of(thread));
  }

  private Neighbour<Seen> inserting(List<StoredThread> threads) {
    return Neighbour.deciding(
        store,
        transaction ->
            new Seen(
                transaction.insertThreads(threads),
                transaction.threads(threads.stream().map(StoredThread::threadUuid).toList())));
  }
}
