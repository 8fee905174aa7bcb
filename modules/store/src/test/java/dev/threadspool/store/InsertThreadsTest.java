package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Items;
import dev.threadspool.store.harness.TestStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** A thread is stored whole, or not at all. */
class InsertThreadsTest {

  private static final TestStore TEST = TestStore.migrated();
  private final ThreadStore store = TEST.store();

  @Test
  void shouldStoreThreadPromptAndContextTogether() {
    // Given
    StoredThread bare = thread(UUID.randomUUID(), "", List.of());
    StoredThread pinned = thread();

    // When
    Set<UUID> inserted =
        store.decide(transaction -> transaction.insertThreads(List.of(bare, pinned)));

    // Then
    assertThat(inserted).containsExactlyInAnyOrder(bare.threadUuid(), pinned.threadUuid());
    assertThat(store.threads(List.of(bare.threadUuid(), pinned.threadUuid(), UUID.randomUUID())))
        .isEqualTo(Map.of(bare.threadUuid(), bare, pinned.threadUuid(), pinned));
  }

  @Test
  void shouldLeaveNothingBehindWhenRolledBack() {
    // Given
    StoredThread thread = thread();
    int prompts = TEST.rows("prompt");

    // When
    assertThatThrownBy(
            () ->
                store.decide(
                    transaction -> {
                      transaction.insertThreads(List.of(thread));
                      throw new IllegalStateException("too late");
                    }))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(store.threads(List.of(thread.threadUuid()))).isEmpty();
    assertThat(TEST.rows("prompt")).isEqualTo(prompts);
  }

  @Test
  void shouldLeaveNothingBehindWhenOneOfThemIsRefused() {
    // Given: U+0000 is what PostgreSQL cannot hold; the limits keep it out, were there a hole in
    // them
    StoredThread thread = thread(UUID.randomUUID(), "fine", List.of(new ResolvedItem.File("fine")));
    StoredThread refused = thread(UUID.randomUUID(), "not fine: \u0000", List.of());

    // When
    assertThatThrownBy(
            () -> store.decide(transaction -> transaction.insertThreads(List.of(thread, refused))))
        .isInstanceOf(UnableToExecuteStatementException.class);

    // Then
    assertThat(store.threads(List.of(thread.threadUuid(), refused.threadUuid()))).isEmpty();
  }

  @Test
  void shouldLeaveNothingBehindWhenOneOfManyIsRefused() {
    // Given: many go in another way than a few
    List<StoredThread> threads = new ArrayList<>(many());
    StoredThread refused = thread(UUID.randomUUID(), "not fine: \u0000", List.of());
    threads.add(refused);

    // When
    assertThatThrownBy(() -> store.decide(transaction -> transaction.insertThreads(threads)))
        .hasRootCauseInstanceOf(SQLException.class)
        .rootCause()
        .extracting(refusal -> ((SQLException) refusal).getSQLState())
        .isEqualTo("22021");

    // Then
    assertThat(store.threads(threads.stream().map(StoredThread::threadUuid).toList())).isEmpty();
  }

  @Test
  void shouldStoreManyAsItStoresFew() {
    // Given
    List<StoredThread> threads = many();

    // When
    Set<UUID> inserted = store.decide(transaction -> transaction.insertThreads(threads));

    // Then
    assertThat(inserted).hasSize(threads.size());
    assertThat(store.threads(inserted).values()).containsExactlyInAnyOrderElementsOf(threads);
  }

  @Test
  void shouldNotTouchThreadsThatAreThereAmongMany() {
    // Given
    StoredThread first = thread();
    store.decide(transaction -> transaction.insertThreads(List.of(first)));
    List<StoredThread> threads = new ArrayList<>(many());
    threads.add(thread(first.threadUuid(), "other", List.of()));

    // When
    Set<UUID> inserted = store.decide(transaction -> transaction.insertThreads(threads));

    // Then
    assertThat(inserted).hasSize(threads.size() - 1).doesNotContain(first.threadUuid());
    assertThat(store.threads(List.of(first.threadUuid()))).containsValue(first);
  }

  /** Of every kind of item and every text that is hard to write, and some with none. */
  private static List<StoredThread> many() {
    List<StoredThread> threads = new ArrayList<>();
    for (ResolvedItem item : Items.ALL) {
      threads.add(thread(UUID.randomUUID(), "with " + item.kind(), List.of(item)));
      threads.add(thread(UUID.randomUUID(), "a\tb\\N \"ü\" \uFFFF 🥪\n", Items.ALL));
      threads.add(thread(UUID.randomUUID(), "", List.of()));
    }
    return threads;
  }

  @Test
  void shouldNotTouchAThreadThatIsThere() {
    // Given
    StoredThread first = thread();
    store.decide(transaction -> transaction.insertThreads(List.of(first)));
    StoredThread second = thread(first.threadUuid(), "other", List.of());
    StoredThread fresh = thread();

    // When
    Set<UUID> inserted =
        store.decide(transaction -> transaction.insertThreads(List.of(second, fresh)));

    // Then
    assertThat(inserted).containsExactly(fresh.threadUuid());
    assertThat(store.threads(List.of(first.threadUuid()))).containsValue(first);
  }

  @Test
  void shouldDoNothingForNobody() {
    // When
    Set<UUID> inserted = store.decide(transaction -> transaction.insertThreads(List.of()));

    // Then
    assertThat(inserted).isEmpty();
    assertThat(store.threads(List.of())).isEmpty();
  }
}
