package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static dev.threadspool.ingress.harness.Threads.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.Threads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists that are read in more pieces because of their prompts are told like others. */
@ExtendWith(Shared.Extension.class)
class LongPromptsTest {

  private static final int THREADS = 23;
  private static final List<String> PROMPTS =
      List.of("x".repeat(262_144), "", "ü\"\n".repeat(50_000), "short", "🥪".repeat(65_536));

  private final Shared shared;
  private final Reader reader;

  LongPromptsTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
  }

  @Test
  void shouldListAllThreads() {
    // Given
    List<StoredThread> threads = store();

    // When / Then
    isListed(reader.agentThreads(ADA, "").isOk().results(), threads);
    isListed(reader.projectThreads(ADA, "").isOk().results().path("data"), threads);
  }

  @ParameterizedTest
  @CsvSource({"1, 100, 0, 23", "1, 23, 0, 23", "1, 22, 0, 22", "2, 9, 9, 18", "3, 9, 18, 23"})
  void shouldListAPage(int page, int pageSize, int from, int to) {
    // Given
    List<StoredThread> threads = store();

    // When
    JsonNode results =
        reader
            .projectThreads(ADA, "?page=%d&pageSize=%d".formatted(page, pageSize))
            .isOk()
            .results();

    // Then
    isListed(results.path("data"), threads.subList(from, to));
    assertThat(results.propertyNames()).containsExactly("data", "pagination");
    assertThat(results.path("pagination").toString())
        .isEqualTo(
            "{\"page\":%d,\"pageSize\":%d,\"totalPageCount\":%d,\"totalResults\":23}"
                .formatted(page, pageSize, (THREADS + pageSize - 1) / pageSize));
  }

  /** Newest first. */
  private List<StoredThread> store() {
    List<StoredThread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String prompt = PROMPTS.get(i % PROMPTS.size());
      threads.add(thread().at(Threads.NOON.minusSeconds(i)).asking(prompt, List.of()).make());
    }
    shared.world().rows().store(threads);
    return threads;
  }

  private static void isListed(JsonNode array, List<StoredThread> threads) {
    assertThat(Reader.uuids(array)).isEqualTo(threads.stream().map(Reader::uuid).toList());
    for (int i = 0; i < threads.size(); i++) {
      String message = array.get(i).path("firstMessage").path("message").asString();
      assertThat(message.equals(threads.get(i).prompt())).as("prompt of the %dth", i).isTrue();
    }
  }
}
