package dev.threadspool.operator.console;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.harness.CtrlC;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every command of an operator has in common. */
class ConsoleTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Stop stop = new Stop();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldEndWithASummaryForPeople() {
    // When
    int exitCode = run("--to", "12345");

    // Then
    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .startsWith("number 1", "number 2", "number 3")
        .contains(line("counted", "12,345"), line("state", "done"));
  }

  @Test
  void shouldEndWithASummaryForPrograms() {
    // When
    int exitCode = run("--output", "json");

    // Then
    List<String> lines = out.toString().lines().toList();
    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(lines).startsWith("{\"number\":1}", "{\"number\":2}", "{\"number\":3}").hasSize(4);
    assertThat(lines.getLast())
        .startsWith("{\"command\":\"count\",\"counted\":3,\"seconds\":")
        .endsWith("\"state\":\"done\"}");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldSayHowFarItGotBeforeItWasStopped() {
    // Given
    stop.ask();

    // When
    int exitCode = run();

    // Then
    assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.toString().lines()).contains(line("counted", "0"), line("state", "interrupted"));
    assertThat(err.toString()).contains("Run the same again");
  }

  @Test
  void shouldEndWhereItIsStoppedWhileItWaits() {
    // Given: there is no other point behind this one.
    CompletableFuture<Integer> run = supplyAsync(() -> run("--to", "3", "--pause-at", "3"));
    Awaitility.await().atMost(SOON).until(() -> out.toString().contains("number 3"));

    // When
    stop.ask();

    // Then
    assertThat(run).succeedsWithin(SOON).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.toString().lines()).contains(line("counted", "3"), line("state", "interrupted"));
  }

  @Test
  void shouldSayHowFarItGotBeforeItFailed() {
    // When
    int exitCode = run("--fail-at", "3");

    // Then
    assertThat(exitCode).isNotZero();
    assertThat(out.toString().lines()).contains(line("counted", "2"), line("state", "failed"));
  }

  @Test
  void shouldEndInOrderOnCtrlC() throws Exception {
    // Given
    Process process = CtrlC.start(Counting.class.getName(), "--to", String.valueOf(Long.MAX_VALUE));
    // Ended before its reader is closed, which waits for whoever reads a line.
    try (BufferedReader said = process.inputReader();
        Closeable end = process::destroyForcibly) {
      assertThat(said.readLine()).isEqualTo("number 1");

      // When
      CtrlC.hit(process);

      // Then
      assertThat(supplyAsync(() -> said.lines().toList()))
          .succeedsWithin(Duration.ofSeconds(60))
          .asInstanceOf(InstanceOfAssertFactories.list(String.class))
          .anyMatch(line -> line.startsWith("threadspool: interrupted"))
          .anyMatch(line -> line.matches("counted +[\\d,]+"))
          .contains(line("state", "interrupted"));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    }
  }

  @Test
  void shouldBeWaitedForAlsoWhereItCannotBeWoken() throws InterruptedException {
    // Given
    stop.wake(
        () -> {
          throw new IllegalStateException("it does not wake");
        });
    Thread hook = stop.hook();

    // When
    hook.start();
    boolean endedBefore = hook.join(Duration.ofMillis(500));
    stop.hasEnded();

    // Then
    assertThat(endedBefore).isFalse();
    assertThat(stop.isAsked()).isTrue();
    assertThat(hook.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void shouldBeWaitedForNoLongerThanItTakes() throws InterruptedException {
    // Given: it has ended.
    int exitCode = run();
    Thread hook = stop.hook();

    // When
    hook.start();

    // Then
    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(hook.join(Duration.ofSeconds(20))).as("its patience is longer").isTrue();
  }

  @Test
  void shouldTellRateAndTimeLeft() {
    assertThat(Progress.line("events", 250_000, 1_000_000, Duration.ofSeconds(10)))
        .isEqualTo("events: 250,000 of 1,000,000 (25 %), 25,000/s, 0:30 left");
    assertThat(Progress.line("events", 0, 1_000_000, Duration.ofSeconds(1)))
        .isEqualTo("events: 0 of 1,000,000 (0 %), 0/s, ? left");
    assertThat(Progress.line("events", 10, 100_000, Duration.ofSeconds(1)))
        .isEqualTo("events: 10 of 100,000 (0 %), 10/s, 2:46:39 left");
    assertThat(Progress.line("events", 500, 0, Duration.ofSeconds(2)))
        .isEqualTo("events: 500, 250/s");
  }

  private static String line(String name, String value) {
    return "%-28s %s".formatted(name, value);
  }

  private int run(String... arguments) {
    return Counting.commandLine(stop)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
