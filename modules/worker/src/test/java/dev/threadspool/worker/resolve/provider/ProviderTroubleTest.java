package dev.threadspool.worker.resolve.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hosts that are slow, broken or away. */
class ProviderTroubleTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String GITLAB_ADDRESS = "https://gitlab.com/g/p/-/merge_requests/8";

  private final FakeProvider server = new FakeProvider();
  private final FakeProvider other = new FakeProvider();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    server.close();
    other.close();
  }

  @Test
  void shouldNotWaitBeyondTheBudgetAndHaveTheAnswerNextTime() {
    // Given
    server.behaves(
        exchange -> {
          waitAtTheGate();
          FakeProvider.send(exchange, 200, Map.of(), Documented.github(7, "Late"));
        });
    try (Asking asking = Asking.within(SHORT, LONG, 4, Asking.github(server))) {
      // When
      PullRequestState inTime = asking.look(7);
      gate.countDown();

      // Then
      assertThat(inTime).isNull();
      await().untilAsserted(() -> assertThat(asking.look(7)).isNotNull());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void shouldTellWhatAQuickHostSaidBesideASlowOne() {
    // Given
    server.behaves(_ -> waitAtTheGate());
    other.answers(200, Documented.gitlab(8, "opened", "Quick"));
    try (Asking asking =
        Asking.within(SHORT, LONG, 4, Asking.github(server), Asking.gitlab(other))) {
      // When / Then at once, or the next time where it is not that quick
      await()
          .untilAsserted(
              () ->
                  assertThat(asking.lookAtOnce("https://github.com/a/b/pull/7", GITLAB_ADDRESS))
                      .containsOnlyKeys(URI.create(GITLAB_ADDRESS)));
    }
  }

  @Test
  void shouldGiveUpABodyThatNeverEnds() {
    // Given
    server.behaves(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{\"number\": ".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          waitAtTheGate();
        });
    try (Asking asking = Asking.within(LONG, Duration.ofSeconds(1), 1, Asking.github(server))) {
      // When
      PullRequestState told = asking.look(7);
      server.answers(200, Documented.github(8, "The only slot is free again"));

      // Then
      assertThat(told).isNull();
      assertThat(asking.outcomes("timeout")).isEqualTo(1);
      await().untilAsserted(() -> assertThat(asking.look(8)).isNotNull());
    }
  }

  @Test
  void shouldNotBeginWhatNobodyWaitsForAnyMore() {
    // Given one slot, taken by the first
    server.behaves(_ -> waitAtTheGate());
    try (Asking asking = Asking.within(SHORT, LONG, 1, Asking.github(server))) {
      // When
      Map<URI, PullRequestState> told = asking.lookAtOnce(5);

      // Then
      assertThat(told).isEmpty();
      await()
          .untilAsserted(
              () -> {
                assertThat(asking.outcomes("crowded_out")).isEqualTo(4);
                assertThat(server.requests()).hasSize(1);
              });
    }
  }

  @Test
  void shouldKnowNothingWhereNobodyListens() {
    // Given
    String closed = server.base();
    server.close();
    try (Asking asking = Asking.patiently(Asking.github(closed))) {
      // Then
      assertThat(asking.look(7)).isNull();
      assertThat(asking.outcomes("unreachable")).isEqualTo(1);
    }
  }

  @Test
  void shouldKnowNothingWhereTheConnectionBreaks() {
    // Given
    server.behaves(
        _ -> {
          throw new IOException("No answer");
        });
    try (Asking asking = Asking.patiently(Asking.github(server))) {
      // Then
      assertThat(asking.look(7)).isNull();
      assertThat(asking.outcomes("unreachable")).isEqualTo(1);
    }
  }

  @Test
  void shouldNotAskTooMuchAtOnce() {
    // Given a barrier that only a fourth request can open
    CyclicBarrier fourth = new CyclicBarrier(4);
    AtomicBoolean opened = new AtomicBoolean();
    server.behaves(
        exchange -> {
          try {
            fourth.await(500, TimeUnit.MILLISECONDS);
            opened.set(true);
          } catch (TimeoutException | BrokenBarrierException | InterruptedException e) {
            // No fourth one.
          }
          String path = exchange.getRequestURI().getPath();
          int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
          FakeProvider.send(exchange, 200, Map.of(), Documented.github(number, "Title"));
        });
    try (Asking asking = Asking.within(LONG, LONG, 3, Asking.github(server))) {
      // When
      Map<URI, PullRequestState> told = asking.lookAtOnce(12);

      // Then
      assertThat(told).hasSize(12);
      assertThat(opened).isFalse();
    }
  }

  @Test
  void shouldLeaveAHostAloneThatKeepsFailing() {
    // Given
    server.answers(500, "{}");
    other.answers(200, Documented.gitlab(8, "opened", "Title"));
    try (Logs logs = new Logs();
        Asking asking =
            Asking.leavingAloneFor(
                Duration.ofHours(1), Asking.github(server), Asking.gitlab(other))) {
      // When
      for (int number = 1; number <= 10; number++) {
        assertThat(asking.look(number)).isNull();
      }
      PullRequestState othersAnswer = asking.look(GITLAB_ADDRESS);

      // Then
      assertThat(server.requests()).hasSize(5);
      assertThat(asking.outcomes("circuit_open")).isEqualTo(5);
      assertThat(othersAnswer).isNotNull();
      assertThat(logs.lines()).singleElement().asString().contains("github.com", "OPEN");
    }
  }

  @Test
  void shouldTryAgainAfterAWhile() {
    // Given
    server.answers(500, "{}");
    try (Asking asking = Asking.leavingAloneFor(SHORT, Asking.github(server))) {
      for (int number = 1; number <= 5; number++) {
        assertThat(asking.look(number)).isNull();
      }
      // When
      server.answers(200, Documented.github(6, "It is back"));

      // Then
      await().untilAsserted(() -> assertThat(asking.look(6)).isNotNull());
    }
  }

  @Test
  void shouldNotBlameTheHostForWhatIsMissingThere() {
    // Given
    server.answers(404, "{}");
    try (Asking asking = Asking.patiently(Asking.github(server))) {
      // When
      Map<URI, PullRequestState> told = asking.lookAtOnce(20);

      // Then
      assertThat(told).isEmpty();
      assertThat(server.requests()).hasSize(20);
    }
  }

  @Test
  void shouldLookAtNothingOnceItIsClosed() {
    // Given
    Asking asking = Asking.patiently(Asking.github(server));
    asking.close();

    // Then
    assertThat(asking.look(7)).isNull();
    assertThat(server.requests()).isEmpty();
  }

  private void waitAtTheGate() throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
