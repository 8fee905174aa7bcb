package dev.threadspool.worker.resolve.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestones;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole worker whose provider is well, refuses, and does not answer. */
class ProviderAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final World WORLD = new World();
  private static final FakeProvider GITHUB = new FakeProvider();

  private final CountDownLatch gate = new CountDownLatch(1);

  @BeforeAll
  static void startWorker() {
    WORLD.startWorker("asking", Milestones.UNWATCHED, settings());
  }

  @AfterAll
  static void close() {
    WORLD.close();
    GITHUB.close();
  }

  @AfterEach
  void openTheGate() {
    gate.countDown();
  }

  @Test
  void shouldAddTheTitleWhereItCanBeHad() {
    // Given
    GITHUB.answers(200, Documented.github(3, "Title"));

    // When / Then with the first command, or the next where the answer was late for that
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              ThreadCommand command = asking("https://github.com/a/b/pull/3");
              WORLD.commands().send(command);
              assertThat(awaitStored(command).context())
                  .containsExactly(
                      new ResolvedItem.PullRequest(
                          "https://github.com/a/b/pull/3", 3, "github", "open", "Title"));
            });
  }

  @Test
  void shouldStoreAThreadWithoutTitleWhereTheProviderRefuses() {
    // Given
    GITHUB.answers(403, "{\"message\": \"Resource not accessible by personal access token\"}");
    ThreadCommand command = asking("https://github.com/a/b/pull/2");

    // When
    WORLD.commands().send(command);

    // Then
    assertThat(awaitStored(command).context())
        .containsExactly(
            new ResolvedItem.PullRequest("https://github.com/a/b/pull/2", 2, "github", null, null));
  }

  @Test
  void shouldStoreAThreadAndAllOthersWhileTheProviderDoesNotAnswer() {
    // Given
    GITHUB.behaves(_ -> waitAtTheGate());
    ThreadCommand command = asking("https://github.com/a/b/pull/1");
    List<ThreadCommand> others = Stream.generate(TestCommands::asking).limit(20).toList();

    // When
    WORLD.commands().send(command);
    WORLD.commands().sendAll(others);

    // Then
    assertThat(awaitStored(command).context())
        .containsExactly(
            new ResolvedItem.PullRequest("https://github.com/a/b/pull/1", 1, "github", null, null));
    others.forEach(ProviderAwayTest::awaitStored);
    assertThat(WORLD.reading().deadLetters()).isEmpty();
    assertThat(WORLD.reading().rejected()).isEmpty();
  }

  private static Map<String, Object> settings() {
    return Map.of(
        "threadspool.providers.budget", "3s",
        "threadspool.providers.request-timeout", "5s",
        "threadspool.providers.hosts[0].host", "github.com",
        "threadspool.providers.hosts[0].kind", "github",
        "threadspool.providers.hosts[0].api", GITHUB.base(),
        "threadspool.providers.hosts[0].token", Asking.GITHUB_TOKEN);
  }

  private static ThreadCommand asking(String prUrl) {
    return TestCommands.asking(new ContextItem.PullRequest(prUrl));
  }

  private static StoredThread awaitStored(ThreadCommand command) {
    // The worker makes the tables: until then there is an exception.
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> WORLD.store().thread(command.threadUuid()), Optional::isPresent)
        .orElseThrow();
  }

  private void waitAtTheGate() throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
