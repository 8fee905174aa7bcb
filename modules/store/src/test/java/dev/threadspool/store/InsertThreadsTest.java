package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.TestStore;
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
