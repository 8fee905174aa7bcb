package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Items;
import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Threads that fit into memory one by one, and not all at once. */
class LargeThreadsTest {

  private static final int LIMIT_BYTES = 50_000;

  /** Two are within the limit. */
  private static final int PROMPT_BYTES = LIMIT_BYTES / 5 * 2;

  private static final TestStore TEST = TestStore.migrated();
  private static final ThreadStore STORE = new ThreadStore(TEST.dataSource(), LIMIT_BYTES);

  private static final List<StoredThread> THREADS =
      IntStream.range(0, 3).mapToObj(_ -> thread("p".repeat(PROMPT_BYTES))).toList();
  private static final List<UUID> UUIDS = THREADS.stream().map(StoredThread::threadUuid).toList();

  @BeforeAll
  static void insert() {
    // One by one: also what is written is held.
    THREADS.forEach(
        thread -> STORE.decide(transaction -> transaction.insertThreads(List.of(thread))));
  }

  @Test
  void shouldNotReadMoreThanMayBeHeld() {
    // When / Then
    assertThatThrownBy(() -> read(UUIDS)).isInstanceOf(TooMuchAtOnceException.class);
  }

  @Test
  void shouldReadWhatMayBeHeld() {
    // When / Then
    assertThat(read(UUIDS.subList(0, 2))).containsOnlyKeys(UUIDS.subList(0, 2));
  }

  @Test
  void shouldCountTheContextToo() {
    // Given: no prompt to speak of
    ResolvedItem large =
        new ResolvedItem.Thread(UUID.randomUUID(), null, "n".repeat(LIMIT_BYTES / 2 + 1));
    List<StoredThread> threads =
        List.of(
            Samples.thread(UUID.randomUUID(), "", List.of(large)),
            Samples.thread(UUID.randomUUID(), "", List.of(large)));
    threads.forEach(
        thread -> STORE.decide(transaction -> transaction.insertThreads(List.of(thread))));

    // When / Then
    assertThatThrownBy(
            () ->
                STORE.decide(
                    transaction ->
                        transaction.threads(
                            threads.stream().map(StoredThread::threadUuid).toList())))
        .isInstanceOf(TooMuchAtOnceException.class);
  }

  @Test
  void shouldReadOneAloneHoweverLarge() {
    // Given
    StoredThread thread = thread("p".repeat(LIMIT_BYTES + 1));
    STORE.decide(transaction -> transaction.insertThreads(List.of(thread)));

    // When / Then
    assertThat(read(List.of(thread.threadUuid()))).containsValue(thread);
  }

  @Test
  void shouldNotNameMoreThanMayBeHeld() {
    // When / Then
    assertThatThrownBy(() -> STORE.heads(UUIDS)).isInstanceOf(TooMuchAtOnceException.class);
    assertThat(STORE.heads(UUIDS.subList(0, 2)).values())
        .hasSize(2)
        .allMatch(head -> head.displayName().length() == PROMPT_BYTES);
  }

  @Test
  void shouldTakeTheTitleForALongPrompt() {
    // Given
    TEST.jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE thread SET title = 't' WHERE thread_uuid = ?", UUIDS.get(2)));

    // When / Then: a prompt that nobody asks for is no reason to refuse
    try {
      assertThat(STORE.heads(UUIDS).get(UUIDS.get(2)))
          .extracting(ThreadHead::displayName)
          .isEqualTo("t");
    } finally {
      TEST.jdbi().useHandle(handle -> handle.execute("UPDATE thread SET title = NULL"));
    }
  }

  private static Map<UUID, StoredThread> read(List<UUID> threadUuids) {
    return STORE.decide(transaction -> transaction.threads(threadUuids));
  }

  private static StoredThread thread(String prompt) {
    return Samples.thread(UUID.randomUUID(), prompt, List.of(Items.ALL.getFirst()));
  }
}
