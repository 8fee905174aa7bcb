package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.openapi.Exchange;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The worker does not answer, and more ask than may wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverloadTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String LARGE = "{\"ignored\":\"%s\"}".formatted("x".repeat(900_000));
  private static final int PLACES = 8;

  private World world;
  private TestIngress crowded;
  private TestIngress fair;

  @BeforeAll
  void start() {
    world = new World();
    String ada = "ApiKey " + SampleLightdash.ADMIN_TOKEN;
    crowded = world.startReady(bounds("1")).warmToRead(ada);
    fair = world.startReady(bounds("0.5")).warmToRead(ada);
  }

  private static Map<String, Object> bounds(String callerShare) {
    return Map.of(
        "threadspool.ingress.wait",
        "60s",
        "threadspool.ingress.publish-timeout",
        "30s",
        "threadspool.ingress.max-waiting",
        PLACES,
        "threadspool.ingress.max-waiting-bytes",
        "2MB",
        "threadspool.ingress.caller-share",
        callerShare,
        "threadspool.ingress.max-readers",
        2);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void stopAnswering() {
    world.answerer().behave(_ -> null);
  }

  @AfterEach
  void shouldHaveNothingAtWorkInTheEnd() {
    for (TestIngress ingress : List.of(crowded, fair)) {
      await().until(() -> ingress.gauge("waiting") == 0);
      assertThat(ingress.gauge("waiting.bytes")).isZero();
      await().until(() -> ingress.gauge("reading") == 0);
    }
  }

  @Test
  void shouldRefuseAtOnceWhatMayNotWaitAndGoOnWithTheWorker() {
    // Given
    double refusedBefore = crowded.counted("overloaded");

    // When far more ask than may wait, and nobody is answered
    List<CompletableFuture<Answer>> asked = askMany(crowded, 25 * PLACES);
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(asked).filteredOn(CompletableFuture::isDone).hasSize(24 * PLACES));

    // Then
    assertThat(crowded.gauge("waiting")).isEqualTo(PLACES);
    assertThat(crowded.counted("overloaded") - refusedBefore).isEqualTo(24 * PLACES);
    asked.stream()
        .filter(CompletableFuture::isDone)
        .forEach(refused -> isOverloaded(refused.join()));

    // When the worker goes on, with those that wait and with new ones
    answerAll();

    // Then
    await().atMost(LONG).untilAsserted(() -> crowded.ask("{}").isOk());
    assertThat(asked.stream().filter(answer -> answer.join().status() == 200)).hasSize(PLACES);
  }

  @Test
  void shouldRefuseBeforeItLooksAtTheToken() {
    // Given
    List<CompletableFuture<Answer>> asked = fill(crowded, PLACES, "{}");

    // When
    Answer stranger = crowded.answer(asking(crowded, "nobody's token"));

    // Then
    isOverloaded(stranger);
    answerAll(asked);
  }

  @Test
  void shouldRefuseABodyBeforeItIsRead() throws IOException {
    // Given bodies that leave no room for a third
    List<CompletableFuture<Answer>> asked = fill(crowded, 2, LARGE);
    assertThat(crowded.gauge("waiting.bytes")).isEqualTo(2.0 * LARGE.length());

    // When one is announced and never sent
    Exchange.Answer announced = crowded.wire().send(announcing(crowded, LARGE.length()));

    // Then
    assertThat(announced.status()).isEqualTo(503);
    assertThat(announced.headers().firstValue("Retry-After")).isPresent();
    assertThat(announced.body()).asString().contains("Too much is sent");
    isOverloaded(crowded.ask(LARGE));
    CompletableFuture<Answer> small = crowded.asking(LONG, "{}");
    await().until(() -> crowded.gauge("waiting") == 3);
    answerAll(asked);
    small.join().isOk();
  }

  @Test
  void shouldLeaveRoomForOtherCallers() {
    // Given one who has all that one may have
    List<CompletableFuture<Answer>> asked = fill(fair, PLACES / 2, "{}");

    // When
    Answer oneMore = fair.ask("{}");
    CompletableFuture<Answer> another =
        CompletableFuture.supplyAsync(
            () -> fair.answer(asking(fair, SampleLightdash.VIEWER_TOKEN)));

    // Then
    isOverloaded(oneMore);
    assertThat(oneMore.message()).contains("of your own");
    await().until(() -> fair.gauge("waiting") == PLACES / 2 + 1);
    answerAll(asked);
    another.join().isOk();
  }

  @Test
  void shouldLeaveRoomForOthersBodies() {
    // Given
    List<CompletableFuture<Answer>> asked = fill(fair, 1, LARGE);

    // When
    Answer oneMore = fair.ask(LARGE);

    // Then
    isOverloaded(oneMore);
    assertThat(fair.gauge("waiting.bytes")).isEqualTo(LARGE.length());
    answerAll(asked);
  }

  @Test
  void shouldRefuseMoreReadersThanMayRead() {
    // Given
    UUID it = UUID.randomUUID();
    List<CompletableFuture<Answer>> reading =
        Stream.generate(() -> read(crowded, SampleLightdash.ADMIN_TOKEN, it)).limit(2).toList();
    await().until(() -> crowded.gauge("reading") == 2);

    // When
    Answer oneMore = read(crowded, SampleLightdash.ADMIN_TOKEN, it).join();

    // Then
    oneMore.isError(503, "ServiceUnavailableError");
    assertThat(oneMore.header("Retry-After")).isNotEmpty();
    assertThat(crowded.readiness()).isEqualTo(200);
    world.rows().store(thread().uuid(it).make());
    reading.forEach(answer -> answer.join().isOk());
  }

  @Test
  void shouldLeaveRoomForOtherReaders() {
    // Given one who has all that one may have
    UUID it = UUID.randomUUID();
    CompletableFuture<Answer> first = read(fair, SampleLightdash.ADMIN_TOKEN, it);
    await().until(() -> fair.gauge("reading") == 1);

    // When
    Answer oneMore = read(fair, SampleLightdash.ADMIN_TOKEN, it).join();
    await().until(() -> fair.gauge("reading") == 1);
    CompletableFuture<Answer> another = read(fair, SampleLightdash.VIEWER_TOKEN, it);
    await().until(() -> fair.gauge("reading") == 2);

    // Then
    oneMore.isError(503, "ServiceUnavailableError");
    assertThat(oneMore.message()).contains("of your own");
    world.rows().store(thread().of(user(SampleLightdash.VIEWER)).uuid(it).make());
    another.join().isOk();
    first.join().isOk();
  }

  /** Waits until the thread is there, for longer than the others take that are refused. */
  private static CompletableFuture<Answer> read(TestIngress ingress, String token, UUID thread) {
    return ingress.reading(
        "ApiKey " + token,
        SampleLightdash.PROJECT,
        "/%s/threads/%s".formatted(SampleLightdash.OPEN_AGENT, thread),
        "Prefer",
        "wait=12");
  }

  private List<CompletableFuture<Answer>> askMany(TestIngress ingress, int count) {
    return Stream.generate(() -> ingress.asking(LONG, "{}")).limit(count).toList();
  }

  /** So many that wait, all of them published. */
  private List<CompletableFuture<Answer>> fill(TestIngress ingress, int count, String body) {
    int before = world.answerer().received().size();
    List<CompletableFuture<Answer>> asked =
        Stream.generate(() -> ingress.asking(LONG, body)).limit(count).toList();
    await().atMost(LONG).until(() -> world.answerer().received().size() == before + count);
    return asked;
  }

  /** Answers whoever waits, and whoever asks from now on; a second answer is nobody's. */
  private void answerAll() {
    world.answerer().behave(Answerer::create);
    world.answerer().received().forEach(this::answer);
  }

  private void answerAll(List<CompletableFuture<Answer>> asked) {
    answerAll();
    asked.forEach(answer -> answer.join().isOk());
  }

  private void answer(Answerer.Received received) {
    world
        .answerer()
        .reply(received, Answerer.create(received.command()), received.replyPartition());
  }

  private static HttpRequest asking(TestIngress ingress, String token) {
    return ingress
        .to(TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT))
        .header("Authorization", "ApiKey " + token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .timeout(LONG)
        .build();
  }

  private static String[] announcing(TestIngress ingress, int length) {
    return new String[] {
      "POST %s HTTP/1.1"
          .formatted(TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT)),
      "Host: 127.0.0.1:" + ingress.port(),
      "Authorization: ApiKey " + SampleLightdash.ADMIN_TOKEN,
      "Content-Type: application/json",
      "Content-Length: " + length,
      "Expect: 100-continue"
    };
  }

  private static void isOverloaded(Answer answer) {
    answer.isError(503, "ServiceUnavailableError");
    assertThat(answer.message()).contains("nothing was asked for");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }
}
