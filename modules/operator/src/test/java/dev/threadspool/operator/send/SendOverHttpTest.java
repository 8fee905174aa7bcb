package dev.threadspool.operator.send;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.send.FakeIngress.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code send --http}, to an ingress that has its whims. */
class SendOverHttpTest {

  private static final String TOKEN = "ldpat_0123456789";

  /** Less than an ingress asks for, or takes; more than a busy machine needs. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void shouldRefuseATokenThatNoHeaderCanCarryWithoutShowingIt() {
    // Given
    List<String> unfit =
        List.of("\uFEFF" + TOKEN, TOKEN + "\nldpat_2", TOKEN + "\0", TOKEN + " x", TOKEN + "é");
    try (FakeIngress ingress = new FakeIngress()) {
      // When
      List<Run> runs = unfit.stream().map(token -> send(ingress, token, entry("\"a\""))).toList();

      // Then
      assertThat(runs)
          .allSatisfy(
              run -> {
                assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
                assertThat(run.err()).contains("has no token");
                assertThat(run.out() + run.err()).doesNotContain("ldpat");
              });
      assertThat(ingress.keys()).isEmpty();
    }
  }

  @Test
  void shouldTakeATokenWithALineBreakBehindIt() {
    try (FakeIngress ingress = new FakeIngress()) {
      // When
      Run run = send(ingress, TOKEN + "\r\n", entry("\"a\""));

      // Then
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(ingress.keys()).containsExactly("a");
    }
  }

  @Test
  void shouldTellOfKeysThatNoHeaderCanCarryBeforeAnythingIsSent() {
    // Given
    String entries =
        Stream.of("\"fit\"", "\"a\\u000ab\"", "\"caf\\u00e9\"", '"' + "k".repeat(256) + '"')
            .map(SendOverHttpTest::entry)
            .reduce("", (all, each) -> all + each + "\n");
    try (FakeIngress ingress = new FakeIngress()) {
      // When
      Run run = send(ingress, TOKEN, entries);

      // Then
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
      assertThat(run.out())
          .contains("2: idempotencyKey", "3: idempotencyKey", "4: idempotencyKey")
          .doesNotContain("1: ");
      assertThat(ingress.keys()).isEmpty();
    }
  }

  @Test
  void shouldAskAgainWhereAnIngressNamesADate() {
    // Given
    try (FakeIngress ingress =
        new FakeIngress(
            nth -> nth == 1 ? Answer.busy("Wed, 21 Oct 2026 07:28:00 GMT") : FakeIngress.made())) {
      // When
      Run run = send(ingress, TOKEN, entry("\"a\""));

      // Then
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(ingress.keys()).containsExactly("a", "a");
    }
  }

  @Test
  void shouldEndSoonWhereItIsToAskLater() {
    // Given: it is interrupted once it waits.
    Stop stop = new Stop();
    try (FakeIngress ingress =
        new FakeIngress(
            _ -> {
              delayedExecutor(1, TimeUnit.SECONDS, Thread::startVirtualThread).execute(stop::ask);
              return Answer.busy("30");
            })) {
      // When
      var run = supplyAsync(() -> send(stop, ingress, TOKEN, entry("\"a\"")));

      // Then
      assertThat(run)
          .succeedsWithin(SOON)
          .extracting(Run::exitCode)
          .isEqualTo(ExitCode.INTERRUPTED);
      assertThat(ingress.keys()).hasSize(1);
    }
  }

  @Test
  void shouldEndSoonWhereAnIngressDoesNotAnswer() {
    // Given
    Stop stop = new Stop();
    CountDownLatch never = new CountDownLatch(1);
    try (FakeIngress ingress =
        new FakeIngress(
            _ -> {
              stop.ask();
              never.await();
              return FakeIngress.made();
            })) {
      // When
      var run = supplyAsync(() -> send(stop, ingress, TOKEN, entry("\"a\"")));

      // Then
      assertThat(run)
          .succeedsWithin(SOON)
          .extracting(Run::exitCode)
          .isEqualTo(ExitCode.INTERRUPTED);
    }
  }

  @Test
  void shouldShowPeopleNothingThatMovesTheirCursor() {
    // Given
    String refused = "{\"error\":{\"name\":\"\\u001b[2J\",\"message\":\"\\u001b[2J\"}}";
    String made = "{\"results\":{\"uuid\":\"\\u001b[2J\"}}";
    try (FakeIngress ingress =
        new FakeIngress(
            nth ->
                nth == 1 ? new Answer(400, Map.of(), refused) : new Answer(200, Map.of(), made))) {
      // When
      Run run = send(ingress, TOKEN, entry("\"a\"") + "\n" + entry("\"b\""));

      // Then
      assertThat(run.out())
          .contains("1: 400 \uFFFD[2J: \uFFFD[2J", "2: thread \uFFFD[2J  made")
          .doesNotContain("\033");
    }
  }

  /**
   * @param key as JSON has it
   */
  private static String entry(String key) {
    return "{\"projectUuid\":\"%s\",\"agentUuid\":\"%s\",\"prompt\":\"Why?\",\"idempotencyKey\":%s}"
        .formatted(UUID.randomUUID(), UUID.randomUUID(), key);
  }

  private Run send(FakeIngress ingress, String token, String entries) {
    return send(new Stop(), ingress, token, entries);
  }

  private Run send(Stop stop, FakeIngress ingress, String token, String entries) {
    return Run.of(
        new SendCommand(stop), "--http", ingress.url(), "--token-file", file(token), file(entries));
  }

  private String file(String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "sent", ""), text).toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
