package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.Returning;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    Waiting waiting = waitingAt(stopping);

    // When it is told to stop
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
    awaitRefusal(stopping);

    // Then newcomers are told so, for as long as somebody waits
    Answer refused = stopping.ask("{}").isError(503, "ServiceUnavailableError");
    assertThat(refused.message()).contains("stops", "nothing was asked for");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.header("Connection")).isEqualTo("close");
    assertThat(waiting.answer()).isNotDone();

    // When the outcome comes
    reply(waiting);

    // Then
    Answer answer = waiting.answer().join().isOk();
    assertThat(answer.header("Connection")).isEqualTo("close");
    stopped.join();
    assertThat(Ports.takesConnections(stopping.port())).isFalse();
  }

  /**
   * A socket that is closed while somebody connects to it resets his connection, so it is closed
   * when all who were refused have been told to come later than that. Few callers leave moments in
   * which nobody comes, many leave none.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 20})
  void shouldBeGoneBeforeAnybodyComesWhomItToldTo(int many) {
    // Given
    TestIngress stopping = world.startReady(Map.of());
    Waiting waiting = waitingAt(stopping);
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::askToStop);
    awaitRefusal(stopping);

    // Looking at the first answer of its kind takes long, and he would come again too late
    stopping.ask("{}").isError(503, "ServiceUnavailableError");

    // When callers come at all times, and again when they are told to
    List<Returning> callers = Stream.generate(() -> new Returning(stopping)).limit(many).toList();
    for (int caller = 0; caller < many; caller++) {
      callers.get(caller).comeIn(Duration.ofMillis(100).multipliedBy(caller));
    }
    await().atMost(LONG).until(() -> callers.stream().allMatch(Returning::hasBeenTold));
    reply(waiting);
    waiting.answer().join().isOk();
    stopped.join();

    // Then
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(callers)
                    .filteredOn(caller -> !caller.wasLate())
                    .isNotEmpty()
                    .allMatch(Returning::foundNobody));
    assertThat(callers)
        .filteredOn(caller -> !caller.wasLate())
        .allSatisfy(
            caller -> {
              assertThat(caller.told().getLast()).isGreaterThan(2);
              assertThat(caller.told().subList(0, caller.told().size() - 1)).containsOnly(2L);
            });
    stopping.close();
  }

  @Test
  void shouldTakeRequestsYetWhileItIsNotReadyAnyMore() {
    // Given
    TestIngress stopping = world.startReady(Map.of("threadspool.ingress.shutdown-notice", "10s"));

    // When
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
    await().atMost(LONG).until(() -> stopping.readiness() == 503);
    List<Answer> answers = new ArrayList<>();
    answers.add(await().atMost(LONG).until(() -> stopping.ask("{}"), StopTest::isOneOfTheLast));
    while (answers.getLast().status() == 200) {
      answers.add(stopping.ask("{}"));
    }

    // Then
    answers.removeLast().isError(503, "ServiceUnavailableError");
    assertThat(answers).isNotEmpty().allMatch(StopTest::isOneOfTheLast);
    stopped.join();
  }

  private static boolean isOneOfTheLast(Answer answer) {
    return answer.header("Connection").equals("close");
  }

  /** It is not ready any more a moment before it refuses anybody. */
  private static void awaitRefusal(TestIngress stopping) {
    await().atMost(LONG).until(() -> stopping.readiness() == 503);
    await().atMost(LONG).until(() -> stopping.ask("{}", "Prefer", "respond-async").status() == 503);
  }

  /** A request that the worker has, and that nobody has answered. */
  private record Waiting(CompletableFuture<Answer> answer, Answerer.Received received) {}

  private Waiting waitingAt(TestIngress ingress) {
    world.answerer().behave(_ -> null);
    String prompt = UUID.randomUUID().toString();
    CompletableFuture<Answer> answer =
        ingress.asking(LONG, "{\"prompt\":\"%s\"}".formatted(prompt));
    return new Waiting(answer, world.answerer().awaitReceived(prompt));
  }

  private void reply(Waiting waiting) {
    Answerer.Received received = waiting.received();
    world
        .answerer()
        .reply(received, Answerer.create(received.command()), received.replyPartition());
  }
}
