package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Items;
import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what was stored, to the letter. */
class ReadBackTest {

  private static final TestStore TEST = TestStore.migrated();

  static List<ResolvedItem> items() {
    return Items.ALL;
  }

  @ParameterizedTest
  @MethodSource("items")
  void shouldReadBackEveryItem(ResolvedItem item) {
    // Given
    StoredThread thread = Samples.thread(UUID.randomUUID(), "with " + item.kind(), List.of(item));

    // When / Then
    assertThat(stored(thread)).isEqualTo(thread);
  }

  @Test
  void shouldCoverEveryKind() {
    // When / Then
    assertThat(Items.ALL.stream().map(ResolvedItem::kind).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ContextKind.values()));
  }

  @Test
  void shouldKeepTheCallersOrder() {
    // Given
    StoredThread forwards = Samples.thread(UUID.randomUUID(), "forwards", Items.ALL);
    StoredThread backwards = Samples.thread(UUID.randomUUID(), "backwards", Items.ALL.reversed());

    // When / Then
    assertThat(stored(forwards).context()).isEqualTo(Items.ALL);
    assertThat(stored(backwards).context()).isEqualTo(Items.ALL.reversed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "NULL",
        "null",
        "{}",
        "a,b",
        "\"quoted\" and 'quoted'",
        "back\\slash \\u0041 \\",
        "line\nline\r\n\ttab",
        "ü é e\u0301 ß 漢字 עברית 🥪 👩‍👩‍👧",
        "\u0001\u001f\u007f\u0085\u2028\uFEFF\uFFFF",
        "?:name::text $1 <define>",
      })
  void shouldReadBackAnyText(String text) {
    // Given
    StoredThread thread =
        Samples.thread(
            UUID.randomUUID(),
            text,
            List.of(new ResolvedItem.File(text), new ResolvedItem.Repository(text)));

    // When / Then
    assertThat(stored(thread)).isEqualTo(thread);
  }

  @Test
  void shouldReadBackEveryColumn() {
    // Given
    UUID uuid = UUID.randomUUID();
    StoredThread thread =
        new StoredThread(
            uuid,
            PromptUuid.of(uuid),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Actor(Actor.Type.SERVICE, UUID.randomUUID()),
            "scheduler",
            "slack",
            "Titled",
            Instant.parse("2026-11-20T12:00:00.999Z"),
            Instant.parse("2026-11-20T12:00:00.001Z"),
            UUID.randomUUID(),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            new Origin(UUID.randomUUID(), 1_000, Long.MAX_VALUE),
            new ContentHash(Short.MAX_VALUE, "00ff".repeat(16)),
            "x".repeat(256 * 1024),
            new ModelConfig("gpt \"5\" 🥪", "openai", true),
            List.of());

    // When / Then
    assertThat(stored(thread)).isEqualTo(thread);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadBackAModelsReasoning(boolean reasoning) {
    // Given
    StoredThread with = Items.withModel(new ModelConfig("m", "p", reasoning));
    StoredThread without = Items.withModel(new ModelConfig("m", "p", null));

    // When / Then
    assertThat(stored(with)).isEqualTo(with);
    assertThat(stored(without)).isEqualTo(without);
  }

  @Test
  void shouldReadManyAtOnce() {
    // Given
    List<StoredThread> threads =
        Items.ALL.stream()
            .map(item -> Samples.thread(UUID.randomUUID(), "many", List.of(item, item)))
            .toList();

    // When
    TEST.store().decide(transaction -> transaction.insertThreads(threads));
    Map<UUID, StoredThread> found =
        TEST.store().threads(threads.stream().map(StoredThread::threadUuid).toList());

    // Then
    assertThat(found.values()).containsExactlyInAnyOrderElementsOf(threads);
    assertThat(found.values()).allMatch(thread -> thread.createdAt().equals(NOON));
  }

  private static StoredThread stored(StoredThread thread) {
    TEST.store().decide(transaction -> transaction.insertThreads(List.of(thread)));
    return TEST.store().threads(List.of(thread.threadUuid())).values().iterator().next();
  }
}
