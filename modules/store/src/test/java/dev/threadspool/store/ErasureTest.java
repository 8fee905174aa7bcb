package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.NOON;
import static dev.threadspool.store.harness.Samples.origin;
import static dev.threadspool.store.harness.Samples.rejection;
import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Neighbour;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An erased thread is gone, and decisions that run beside its erasure do not bring it back. */
class ErasureTest {

  private final TestStore test = TestStore.migrated();
  private final ThreadStore store = test.store();

  @Test
  void shouldLeaveNothingButTheMark() {
    // Given
    StoredThread thread = thread();
    StoredThread other = thread();
    store.decide(transaction -> transaction.insertThreads(List.of(thread, other)));
    store.decide(
        transaction -> {
          transaction.insertRejections(
              List.of(
                  rejection(origin(), thread.threadUuid(), UUID.randomUUID(), NOON), rejection()));
          return 0;
        });

    // When
    Erasure first = erase(thread.threadUuid());
    Erasure again = store.erase(List.of(mark(thread.threadUuid(), 5)), _ -> true);

    // Then
    assertThat(first).isEqualTo(new Erasure(1, 1));
    assertThat(again).isEqualTo(new Erasure(0, 0));
    assertThat(test.rows("thread")).isOne();
    assertThat(test.rows("prompt")).isOne();
    assertThat(test.rows("prompt_context")).isOne();
    assertThat(test.rows("rejection")).isOne();
    assertThat(store.erased(Set.of(thread.threadUuid(), other.threadUuid())))
        .containsOnlyKeys(thread.threadUuid())
        .containsValue(mark(thread.threadUuid(), 0));
    assertThat(test.reader().isErased(thread.threadUuid())).isTrue();
    assertThat(test.reader().isErased(other.threadUuid())).isFalse();
  }

  @Test
  void shouldNotEraseWhatIsNotAnnounced() {
    // Given
    StoredThread thread = thread();
    store.decide(transaction -> transaction.insertThreads(List.of(thread)));
    Set<UUID> it = Set.of(thread.threadUuid());

    // When / Then
    assertThatThrownBy(() -> store.erase(List.of(mark(thread.threadUuid(), 0)), _ -> false))
        .isInstanceOf(Unannounced.class);
    assertThat(store.unannounced(it, _ -> false)).containsValue(thread.origin());
    assertThat(store.threads(it)).isNotEmpty();
    assertThat(store.erased(it)).isEmpty();

    // When: the worker says that it is.
    TreeMap<PartitionKey, Progress> progress = new TreeMap<>();
    long next = thread.origin().offset() + 1;
    progress.put(
        new PartitionKey(thread.origin().topicId(), thread.origin().partition()),
        new Progress(next, next));
    store.decide(
        transaction -> {
          var _ = transaction.lockProgress(progress.navigableKeySet());
          transaction.advanceProgress(progress);
          return 0;
        });

    // Then
    assertThat(store.unannounced(it, _ -> false)).isEmpty();
    assertThat(store.erase(List.of(mark(thread.threadUuid(), 0)), _ -> false).threads()).isOne();
  }

  @Test
  void shouldWaitForADecisionThatIsUnderWay() {
    // Given
    StoredThread thread = thread();
    try (var deciding = deciding(thread).untilActed()) {

      // When
      CompletableFuture<Erasure> erasing =
          CompletableFuture.supplyAsync(() -> erase(thread.threadUuid()));
      test.awaitWaiting(1);

      // Then
      assertThat(deciding.commit()).containsExactly(thread.threadUuid());
      assertThat(erasing.join().threads()).isOne();
      assertThat(test.rows("thread")).isZero();
    }
  }

  @Test
  void shouldBeSeenByADecisionThatWaitedForIt() {
    // Given: an erasure that is under way, held up behind a decision; and a decision behind both.
    StoredThread thread = thread();
    try (var before = deciding(thread()).untilActed()) {
      CompletableFuture<Erasure> erasing =
          CompletableFuture.supplyAsync(() -> erase(thread.threadUuid()));
      test.awaitWaiting(1);
      try (var after = deciding(thread).mayCommit()) {
        test.awaitWaiting(2);

        // When
        before.commit();

        // Then
        assertThat(after.commit()).isEmpty();
        assertThat(erasing.join()).isEqualTo(new Erasure(0, 0));
        assertThat(store.threads(Set.of(thread.threadUuid()))).isEmpty();
      }
    }
  }

  /** As a worker decides: what is erased is not inserted. */
  private Neighbour<Set<UUID>> deciding(StoredThread thread) {
    return Neighbour.deciding(
        store,
        transaction ->
            transaction.erased(Set.of(thread.threadUuid())).isEmpty()
                ? transaction.insertThreads(List.of(thread))
                : Set.of());
  }

  private Erasure erase(UUID threadUuid) {
    return store.erase(List.of(mark(threadUuid, 0)), _ -> true);
  }

  private static ErasedThread mark(UUID threadUuid, int secondsLater) {
    return new ErasedThread(threadUuid, NOON.plusSeconds(secondsLater));
  }
}
