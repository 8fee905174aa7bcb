package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.bulk.Restoration;
import dev.threadspool.store.bulk.RestoreLoader;
import dev.threadspool.store.bulk.RestoreRefusedException;
import dev.threadspool.store.bulk.RowBatch;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a restore leaves in the database: while it is not finished, and when it is. */
class RestorationTest {

  private final TestStore test = TestStore.migrated();
  private final StoredThread thread = thread();

  @Test
  void shouldTakeAllThatItRestoresForAnnounced() {
    // Given
    long next = thread.origin().offset() + 1;

    // When
    try (Restoration restoration = Restoration.begin(test.dataSource(), false)) {
      load(restoration);
      finish(restoration, 0);
    }

    // Then
    assertThat(progress()).isEqualTo(new Progress(next, next));
  }

  @Test
  void shouldTakeOnlyWhatIsCommittedForAnnouncedWhereRowsWereThere() {
    // Given: decided, and perhaps never announced.
    test.store().decide(transaction -> transaction.insertThreads(List.of(thread)));
    long offset = thread.origin().offset();

    // When
    try (Restoration restoration = Restoration.begin(test.dataSource(), true)) {
      finish(restoration, offset);
    }

    // Then
    assertThat(progress()).isEqualTo(new Progress(offset + 1, offset));
  }

  @Test
  void shouldNotReplaceRowsThatWereToStay() {
    // Given
    test.store().decide(transaction -> transaction.insertThreads(List.of(thread)));
    Restoration.begin(test.dataSource(), true).close();

    // When / Then
    assertThatThrownBy(() -> Restoration.begin(test.dataSource(), false))
        .isInstanceOf(RestoreRefusedException.class)
        .hasMessageContaining("begun with --into-rows");
    assertThatCode(() -> Restoration.begin(test.dataSource(), true).close())
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNotKeepWhatItWouldHaveReplaced() {
    // Given
    Restoration.begin(test.dataSource(), false).close();

    // When / Then
    assertThatThrownBy(() -> Restoration.begin(test.dataSource(), true))
        .isInstanceOf(RestoreRefusedException.class)
        .hasMessageContaining("begun without --into-rows");
    assertThatCode(() -> Restoration.begin(test.dataSource(), false).close())
        .doesNotThrowAnyException();
  }

  @Test
  void shouldGoOnEitherWayWithOneOfAnEarlierVersion() {
    // Given: that kept no mode, nor what it could not read.
    Restoration.begin(test.dataSource(), true).close();
    test.jdbi().useHandle(handle -> handle.execute("DROP TABLE restore_mode, restore_unreadable"));

    // When / Then
    assertThatCode(() -> Restoration.begin(test.dataSource(), false).close())
        .doesNotThrowAnyException();
    assertThatCode(() -> Restoration.begin(test.dataSource(), true).close())
        .doesNotThrowAnyException();
  }

  @Test
  void shouldLeaveNothingOfItsOwnWhenItIsFinished() {
    // When
    try (Restoration restoration = Restoration.begin(test.dataSource(), true)) {
      finish(restoration, 0);
    }

    // Then
    assertThat(test.number("SELECT count(*) FROM pg_class WHERE relname LIKE 'restore%'")).isZero();
    assertThatCode(() -> Restoration.begin(test.dataSource(), false).close())
        .doesNotThrowAnyException();
  }

  private void load(Restoration restoration) {
    try (RestoreLoader loader = restoration.openLoader()) {
      loader.load(
          new RowBatch(List.of(thread), Set.of(), List.of(), List.of(), List.of()),
          List.of(),
          key(),
          1);
    }
  }

  private void finish(Restoration restoration, long committed) {
    restoration.finish(new TreeMap<>(Map.of(key(), committed)));
  }

  private PartitionKey key() {
    Origin origin = thread.origin();
    return new PartitionKey(origin.topicId(), origin.partition());
  }

  private Progress progress() {
    return new Progress(
        test.number("SELECT decided_next FROM intake_progress"),
        test.number("SELECT announced_next FROM intake_progress"));
  }
}
