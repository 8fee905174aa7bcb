package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An instance that is told to stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private World world;

  @BeforeAll
  void start() {
    world = new World();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void answer() {
    world.answerer().behave(Answerer::create);
  }

  @Test
  void shouldAnswerWhoeverWaitsAndRefuseWhoeverComes() {
    // Given
    TestIngress stopping = world.startReady(Map.of("threadspool.ingress.publish-timeout", "30s"));
    world.answerer().behave(_ -> null);
    String prompt = UUID.randomUUID().toString();
    CompletableFuture<Answer> waiting =
        stopping.asking(LONG, "{\"prompt\":\"%s\"}".formatted(prompt));
    Answerer.Received received = world.answerer().awaitReceived(prompt);

    // When it is told to stop
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
    await().atMost(LONG).until(() -> stopping.readiness() == 503);

    // Then newcomers are told so, for as long as somebody waits
    Answer refused = stopping.ask("{}").isError(503, "ServiceUnavailableError");
    assertThat(refused.message()).contains("stops", "nothing was asked for");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.header("Connection")).isEqualTo("close");
    assertThat(waiting).isNotDone();

    // When the outcome comes
    world
        .answerer()
        .reply(received, Answerer.create(received.command()), received.replyPartition());

    // Then
    Answer answer = waiting.join().isOk();
    assertThat(answer.header("Connection")).isEqualTo("close");
    stopped.join();
    assertThat(Ports.takesConnections(stopping.port())).isFalse();
  }

  @Test
  void shouldTakeRequestsYetWhileItIsNotReadyAnyMore() {
    // Given
    TestIngress stopping = world.startReady(Map.of("threadspool.ingress.shutdown-notice", "6s"));

    // When
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
    await().atMost(LONG).until(() -> stopping.readiness() == 503);
    List<Answer> answers = new ArrayList<>();
    do {
      answers.add(stopping.ask("{}"));
    } while (answers.getLast().status() == 200);

    // Then
    answers.removeLast().isError(503, "ServiceUnavailableError");
    assertThat(answers)
        .isNotEmpty()
        .allMatch(answer -> answer.header("Connection").equals("close"));
    stopped.join();
  }
}
