package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Threads;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader who comes before the thread does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadWaitTest {

  private static final String ADA = "ApiKey " + SampleLightdash.ADMIN_TOKEN;

  private World world;
  private TestIngress ingress;

  @BeforeAll
  void start() {
    world = new World();
    ingress = world.start(Map.of()).warmToRead(ADA);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void shouldWaitForTheThread() {
    // Given
    UUID it = UUID.randomUUID();
    CompletableFuture<Answer> waiting = reading(ingress, it, "wait=10");
    await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());

    // When
    world.rows().store(thread().uuid(it).make());

    // Then
    Answer answer = waiting.join().isOk();
    assertThat(answer.results().path("uuid").asString()).isEqualTo(it.toString());
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=10");
  }

  @Test
  void shouldWaitForTheRejection() {
    // Given
    UUID it = UUID.randomUUID();
    CompletableFuture<Answer> waiting = reading(ingress, it, "wait=10");
    await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());

    // When
    world
        .rows()
        .reject(
            it,
            SampleLightdash.PROJECT,
            SampleLightdash.OPEN_AGENT,
            user(SampleLightdash.ADMIN),
            new ApiError("NotFoundError", 404, "Chart not found", null),
            Threads.NOON);

    // Then
    Answer answer = waiting.join().isError(404, "NotFoundError");
    assertThat(answer.message()).isEqualTo("Chart not found");
    assertThat(answer.header("Retry-After")).isEmpty();
  }

  @Test
  void shouldStopWaitingInTheEnd() {
    // When
    Answer answer = reading(ingress, UUID.randomUUID(), "wait=1").join();

    // Then
    answer.isError(404, "NotFoundError");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait=x", "wait=-1", "wait=0", "wait", "respond-async", "wait=1.5", ""})
  void shouldNotWaitForWhoDoesNotSayHowLong(String preference) {
    // When
    Answer answer = reading(ingress, UUID.randomUUID(), preference).join();

    // Then
    answer.isError(404, "NotFoundError");
    assertThat(answer.header("Preference-Applied")).isEmpty();
  }

  @Test
  void shouldBoundTheWait() {
    // Given
    TestIngress brief =
        world.start(Map.of("threadspool.ingress.max-read-wait", "1s")).warmToRead(ADA);
    UUID it = UUID.randomUUID();
    world.rows().store(thread().uuid(it).make());

    // When
    Answer missing = reading(brief, UUID.randomUUID(), "respond-async, WAIT = \"999\"; x=y").join();
    Answer there = reading(brief, it, "wait=999").join();

    // Then
    missing.isError(404, "NotFoundError");
    there.isOk();
    assertThat(there.header("Preference-Applied")).isEqualTo("wait=1");
    brief.close();
  }

  @Test
  void shouldBoundHowManyWait() {
    // Given one place
    TestIngress narrow =
        world.start(Map.of("threadspool.ingress.max-readers-waiting", "1")).warmToRead(ADA);
    UUID it = UUID.randomUUID();

    // When two want it
    CompletableFuture<Answer> one = reading(narrow, it, "wait=12");
    CompletableFuture<Answer> other = reading(narrow, it, "wait=12");
    await().until(() -> one.isDone() || other.isDone());

    // Then one of them is answered, and the other one still waits
    world.rows().store(thread().uuid(it).make());
    assertThat(List.of(one.join().status(), other.join().status()))
        .containsExactlyInAnyOrder(404, 200);
    narrow.close();
  }

  private static CompletableFuture<Answer> reading(
      TestIngress from, UUID threadUuid, String preference) {
    return from.reading(
        ADA,
        SampleLightdash.PROJECT,
        "/%s/threads/%s".formatted(SampleLightdash.OPEN_AGENT, threadUuid),
        "Prefer",
        preference);
  }
}
