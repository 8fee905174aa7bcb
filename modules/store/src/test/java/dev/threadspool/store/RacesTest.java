package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Neighbour;
import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two decisions that ask for the same thread: one is first, and the other gets to know. Each alone
 * and among many, which go in by another way.
 */
class RacesTest {

  /** In PostgreSQL's order; the last two are negative numbers to Java. */
  private static final List<UUID> ORDERED =
      List.of(
          UUID.fromString("10000000-0000-4000-8000-000000000000"),
          UUID.fromString("70000000-0000-4000-8000-000000000000"),
          UUID.fromString("80000000-0000-4000-8000-000000000000"),
          UUID.fromString("f0000000-0000-4000-8000-000000000000"));

  private static final int MANY = 20;

  private record Seen(Set<UUID> inserted, Map<UUID, StoredThread> present) {}

  private final TestStore test = TestStore.migrated();
  private final ThreadStore store = test.store();

  @ParameterizedTest
  @ValueSource(ints = {0, MANY})
  void shouldShowTheWinnerToTheLoserThatWaitedForItsCommit(int others) {
    // Given
    StoredThread winner = thread();
    StoredThread loser = thread(winner.threadUuid());
    List<StoredThread> losers = among(others, List.of(loser));
    try (var first = inserting(among(others, List.of(winner))).untilActed();
        var second = inserting(losers).mayCommit()) {
      test.awaitWaiting(1);

      // When
      first.commit();

      // Then: the insert's own snapshot is too old to see the winner, the next statement's is not
      Seen seen = second.commit();
      assertThat(seen.inserted()).hasSize(others).doesNotContain(winner.threadUuid());
      assertThat(seen.present()).hasSize(losers.size()).containsEntry(winner.threadUuid(), winner);
      assertThat(store.threads(Set.of(winner.threadUuid()))).containsValue(winner);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, MANY})
  void shouldLetTheSecondInWhenTheFirstRollsBack(int others) {
    // Given
    StoredThread first = thread();
    StoredThread second = thread(first.threadUuid());
    try (var leaving = inserting(among(others, List.of(first))).untilActed();
        var staying = inserting(among(others, List.of(second))).mayCommit()) {
      test.awaitWaiting(1);

      // When
      leaving.rollBack();

      // Then
      assertThat(staying.commit().inserted()).hasSize(others + 1).contains(second.threadUuid());
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
    try (var late = inserting(List.of(loser))) {
      assertThat(late.commit()).isEqualTo(new Seen(Set.of(), Map.of(winner.threadUuid(), winner)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, MANY})
  void shouldNotDeadlockWhenAskedInOppositeOrders(int others) {
    // Given: somebody holds a thread in the middle, so that both sides stop there halfway
    List<StoredThread> upwards = among(others, ORDERED.stream().map(uuid -> thread(uuid)).toList());
    List<StoredThread> downwards =
        among(others, ORDERED.reversed().stream().map(uuid -> thread(uuid)).toList());
    try (var middle = inserting(List.of(thread(ORDERED.get(1)))).untilActed();
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
            .contains(ORDERED.get(0), ORDERED.get(2), ORDERED.get(3))
            .doesNotContain(ORDERED.get(1))
            .doesNotHaveDuplicates()
            .hasSize(2 * others + 3);
        assertThat(test.rows("thread")).isEqualTo(2 * others + ORDERED.size());
        assertThat(test.rows("prompt")).isEqualTo(2 * others + ORDERED.size());
      }
    }
  }

  /** With so many others that nobody else asks for. */
  private static List<StoredThread> among(int others, List<StoredThread> threads) {
    List<StoredThread> all = new ArrayList<>(threads);
    Stream.generate(Samples::thread).limit(others).forEach(all::add);
    return all;
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
