package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Items;
import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** JSON is kept as text: neither numbers nor the order of members change. */
class StoredTextTest {

  private static final TestStore TEST = TestStore.migrated();

  @Test
  void shouldKeepJsonAsItWasAsked() {
    // Given
    String asked = "{ \"z\": 1.10, \"a\": 1e5, \"\\u00fc\": 100000000000000000000000000000001 }";
    StoredThread thread =
        Samples.thread(
            UUID.randomUUID(), "p", List.of(new ResolvedItem.ProposedChange("f", asked)));

    // When
    TEST.store().decide(transaction -> transaction.insertThreads(List.of(thread)));

    // Then
    assertThat(items(thread))
        .containsExactly(
            "{\"type\":\"proposed_change\",\"fingerprint\":\"f\",\"payload\":" + asked + "}");
  }

  @Test
  void shouldKeepTheOrderAndTheNumbersOfOverrides() {
    // Given
    StoredThread thread = Samples.thread(UUID.randomUUID(), "p", List.of(Items.CHART));

    // When
    TEST.store().decide(transaction -> transaction.insertThreads(List.of(thread)));

    // Then
    assertThat(items(thread))
        .singleElement()
        .asString()
        .contains("\"values\":[1.10,1E+5," + Items.JSON + "]")
        .contains("\"settings\":" + Items.JSON)
        .contains("\"unheardOf\":" + Items.JSON);
  }

  private static List<String> items(StoredThread thread) {
    return TEST.jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "SELECT item FROM prompt_context WHERE prompt_uuid = ? ORDER BY ordinal",
                        thread.promptUuid())
                    .mapTo(String.class)
                    .list());
  }
}
