package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.NOON;
import static dev.threadspool.store.harness.Samples.deadLetter;
import static dev.threadspool.store.harness.Samples.origin;
import static dev.threadspool.store.harness.Samples.partition;
import static dev.threadspool.store.harness.Samples.rejection;
import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Old rejections and dead letters are forgotten; threads and progress never are. */
class PurgeTest {

  private static final Instant OLD = NOON.minusMillis(1);

  private final TestStore test = TestStore.migrated();
  private final ThreadStore store = test.store();

  @Test
  void shouldForgetOnlyWhatIsOlder() {
    // Given
    Rejection old = rejectedAt(OLD);
    Rejection kept = rejectedAt(NOON);
    DeadLetter oldLetter = deadLetter(origin(), OLD);
    DeadLetter keptLetter = deadLetter(origin(), NOON);
    insert(List.of(old, kept), List.of(oldLetter, keptLetter));

    // When
    int gone = store.purgeBefore(NOON, 100);

    // Then
    assertThat(gone).isEqualTo(2);
    assertThat(
            store.<Set<?>>decide(
                transaction ->
                    transaction.rejectionsByOrigin(List.of(old.origin(), kept.origin())).keySet()))
        .isEqualTo(Set.of(kept.origin()));
    assertThat(
            store.<Set<?>>decide(
                transaction ->
                    transaction
                        .deadLetters(List.of(oldLetter.origin(), keptLetter.origin()))
                        .keySet()))
        .isEqualTo(Set.of(keptLetter.origin()));
  }

  @Test
  void shouldKeepWhatWasRepeatedSince() {
    // Given: a repetition has no row of its own
    Rejection repeated = rejectedAt(NOON.minus(Duration.ofDays(30)));
    Rejection forgotten = rejectedAt(NOON.minus(Duration.ofDays(30)));
    insert(List.of(repeated, forgotten), List.of());
    repeat(repeated, NOON);

    // When / Then
    assertThat(store.purgeBefore(NOON, 100)).isEqualTo(1);
    assertThat(store.rejections(List.of(repeated.origin(), forgotten.origin())))
        .containsOnly(Map.entry(repeated.origin(), repeated));
    assertThat(store.purgeBefore(NOON.plusMillis(1), 100)).isEqualTo(1);
  }

  @Test
  void shouldNoteARepetitionOnceADay() {
    // Given
    Rejection repeated = rejectedAt(NOON);
    insert(List.of(repeated), List.of());

    // When
    repeat(repeated, NOON.plus(Duration.ofHours(23)));
    int sameDay = test.number("SELECT count(repeated_at) FROM rejection");
    repeat(repeated, NOON.plus(Duration.ofHours(25)));
    repeat(repeated, NOON.plus(Duration.ofHours(26)));

    // Then
    assertThat(sameDay).isZero();
    assertThat(
            test.number(
                "SELECT count(*) FROM rejection WHERE repeated_at = rejected_at + interval '25 hours'"))
        .isEqualTo(1);
  }

  @Test
  void shouldNeverForgetThreadsOrProgress() {
    // Given
    StoredThread thread = thread();
    store.decide(
        transaction -> {
          transaction.lockProgress(new TreeSet<>(Set.of(partition(0))));
          return transaction.insertThreads(List.of(thread));
        });

    // When
    int gone = store.purgeBefore(NOON.plusSeconds(1_000_000), 100);

    // Then
    assertThat(gone).isZero();
    assertThat(store.threads(List.of(thread.threadUuid()))).containsValue(thread);
    assertThat(test.rows("intake_progress")).isEqualTo(1);
  }

  @Test
  void shouldForgetTheOldestFirstAndNoMoreThanAsked() {
    // Given
    Rejection newer = rejectedAt(OLD);
    Rejection oldest = rejectedAt(OLD.minusSeconds(2));
    Rejection older = rejectedAt(OLD.minusSeconds(1));
    insert(List.of(newer, oldest, older), List.of());

    // When
    int gone = store.purgeBefore(NOON, 2);

    // Then
    assertThat(gone).isEqualTo(2);
    assertThat(test.rows("rejection")).isEqualTo(1);
    assertThat(store.purgeBefore(NOON, 2)).isEqualTo(1);
    assertThat(store.purgeBefore(NOON, 2)).isZero();
  }

  @Test
  void shouldNotWaitForRowsThatAnotherProcessPurges() {
    // Given
    insert(List.of(rejectedAt(OLD)), List.of());
    test.jdbi()
        .useTransaction(
            handle -> {
              handle.execute("SELECT FROM rejection FOR UPDATE");

              // When / Then
              assertThat(store.purgeBefore(NOON, 100)).isZero();
            });
  }

  private static Rejection rejectedAt(Instant at) {
    return rejection(origin(), UUID.randomUUID(), UUID.randomUUID(), at);
  }

  private void insert(List<Rejection> rejections, List<DeadLetter> deadLetters) {
    store.decide(
        transaction -> {
          transaction.insertRejections(rejections);
          transaction.insertDeadLetters(deadLetters);
          return rejections.size();
        });
  }

  private void repeat(Rejection rejection, Instant at) {
    store.decide(
        transaction -> {
          transaction.rejectionsRepeated(List.of(rejection.origin()), at);
          return at;
        });
  }
}
