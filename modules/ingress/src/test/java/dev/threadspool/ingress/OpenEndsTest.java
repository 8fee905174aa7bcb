package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Replies that come late, twice, to others, or never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenEndsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private World world;
  private TestIngress patient;
  private TestIngress hasty;

  @BeforeAll
  void start() {
    world = new World();
    patient = world.startReady(sharing(Map.of("threadspool.ingress.max-waiting", "1")));
    hasty = world.startReady(sharing(Map.of("threadspool.ingress.wait", "3s")));
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void answer() {
    awaitPlace();
    world.answerer().behave(Answerer::create);
  }

  @Test
  void shouldTellWhereTheThreadWillBeWhenTheWaitRunsOut() {
    // Given
    world.answerer().behave(_ -> null);

    // When
    Answer answer = hasty.ask("{\"prompt\":\"never\"}");

    // Then
    answer.isError(504, "TimeoutError");
    String uuid = answer.data().path("threadUuid").asString();
    assertThat(answer.data().propertyNames()).containsExactly("threadUuid");
    assertThat(answer.header("Location"))
        .isEqualTo(
            TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT) + "/" + uuid);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(world.answerer().awaitReceived("never").command().threadUuid()).hasToString(uuid);
  }

  @Test
  void shouldNameTheKeyToRepeatWith() {
    // Given
    world.answerer().behave(_ -> null);

    // When
    Answer first = hasty.ask("{}", "Idempotency-Key", "again");
    world.answerer().behave(Answerer::create);
    Answer second = hasty.ask("{}", "Idempotency-Key", "again");

    // Then
    first.isError(504, "TimeoutError");
    assertThat(first.data().path("idempotencyKey").asString()).isEqualTo("again");
    assertThat(second.isOk().results().path("uuid")).isEqualTo(first.data().path("threadUuid"));
  }

  @Test
  void shouldIgnoreAReplyThatNobodyWaitsForAnyMore() {
    // Given
    world.answerer().behave(_ -> null);
    Answer late = hasty.ask("{\"prompt\":\"late\"}").isError(504, "TimeoutError");
    Answerer.Received received = world.answerer().awaitReceived("late");

    // When
    world.answerer().reply(received, Answerer.create(received.command()), 1);
    world.answerer().behave(Answerer::create);
    Answer next = hasty.ask("{}");

    // Then
    assertThat(next.isOk().results().path("uuid")).isNotEqualTo(late.data().path("threadUuid"));
  }

  @Test
  void shouldWaitForItsOwnReplyAmongOthers() {
    // Given a request that waits
    world.answerer().behave(_ -> null);
    String prompt = UUID.randomUUID().toString();
    CompletableFuture<Answer> answer =
        patient.asking(LONG, "{\"prompt\":\"%s\"}".formatted(prompt));
    Answerer.Received received = world.answerer().awaitReceived(prompt);
    byte[] own = received.correlationId();
    byte[] close = own.clone();
    close[15]++;

    // When others are answered on the same partition, and then this one on it
    world.answerer().replyToNobody(1, close, new byte[] {1});
    world.answerer().replyToNobody(1, new byte[0], new byte[] {2});
    world.answerer().replyToNobody(1, new byte[17], new byte[] {3});
    world.answerer().reply(received, Answerer.create(received.command()), 1);

    // Then
    assertThat(answer.join().isOk().results().path("uuid").asString())
        .isEqualTo(received.command().threadUuid().toString());
  }

  @Test
  void shouldHearItsOwnRepliesOnAPartitionThatIsShared() {
    // When
    Answer one = patient.ask("{}");
    Answer other = hasty.ask("{}");

    // Then
    for (Answer answer : new Answer[] {one, other}) {
      UUID uuid = UUID.fromString(answer.isOk().results().path("uuid").asString());
      assertThat(ReplyHeaders.replyPartition(world.answerer().received(uuid).source().headers()))
          .isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseMoreThanMayWait() {
    // Given
    world.answerer().behave(_ -> null);
    String prompt = UUID.randomUUID().toString();
    CompletableFuture<Answer> first = patient.asking(LONG, "{\"prompt\":\"%s\"}".formatted(prompt));
    Answerer.Received received = world.answerer().awaitReceived(prompt);

    // When
    Answer second = patient.ask("{}");

    // Then
    second.isError(503, "ServiceUnavailableError");
    assertThat(second.header("Retry-After")).isNotEmpty();
    world.answerer().reply(received, Answerer.create(received.command()), 1);
    first.join().isOk();
  }

  @Test
  void shouldNotGuessWhatAReplyThatCannotBeReadSays() {
    // Given
    world.answerer().behave(_ -> null);
    String prompt = UUID.randomUUID().toString();
    CompletableFuture<Answer> asked =
        patient.asking(
            LONG, "{\"prompt\":\"%s\"}".formatted(prompt), "Idempotency-Key", "unreadable");
    Answerer.Received received = world.answerer().awaitReceived(prompt);
    byte[] own = received.correlationId();

    // When
    world.answerer().replyToNobody(1, own, new byte[] {0, 0});

    // Then
    Answer answer = asked.join().isError(503, "ServiceUnavailableError");
    String uuid = received.command().threadUuid().toString();
    assertThat(answer.message()).contains("outcome is unknown", "the same Idempotency-Key");
    assertThat(answer.data().path("threadUuid").asString()).isEqualTo(uuid);
    assertThat(answer.data().path("idempotencyKey").asString()).isEqualTo("unreadable");
    assertThat(answer.header("Location")).endsWith(uuid);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void shouldNotPassOnAStatusThatIsNoError() {
    // Given
    world.answerer().behave(Answerer.reject(new ApiError("Fine", 200, "secret", null)));

    // When
    Answer odd = patient.ask("{}");
    world
        .answerer()
        .behave(
            command ->
                new ThreadCreateReply(command.commandId(), command.threadUuid(), null, null));
    awaitPlace();
    Answer empty = patient.ask("{}");

    // Then
    odd.isError(500, "UnexpectedServerError");
    assertThat(odd.message()).doesNotContain("secret");
    empty.isError(500, "UnexpectedServerError");
  }

  /** A place is given back a moment after the answer has come. */
  private void awaitPlace() {
    await().until(() -> patient.waiting() == 0);
  }

  /** Both instances hear replies on one partition. */
  private static Map<String, Object> sharing(Map<String, Object> settings) {
    Map<String, Object> all = new java.util.HashMap<>(settings);
    all.put("threadspool.ingress.reply-partition", "1");
    return all;
  }
}
