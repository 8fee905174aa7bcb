package dev.threadspool.operator.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code tail}, of what a real worker announces. */
class TailTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("tail", 2);
  private static final ThreadCommand MADE = TestCommands.askingForAll("first \u001b[2J\nthread");
  private static final ThreadCommand REJECTED = TestCommands.rejected("in vain");

  @BeforeAll
  static void makeThreads() {
    SYSTEM.startWorker();
    publish(MADE, REJECTED);
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void shouldTellWhatWasAnnounced() {
    // When
    Run told = tail("--from-beginning", "--no-follow");

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out().lines())
        .filteredOn(line -> line.contains(MADE.threadUuid().toString()))
        .singleElement()
        .asString()
        .contains("created", MADE.agentUuid().toString(), "with chart, dashboard")
        .doesNotContain("\u001b");
    assertThat(told.out().lines())
        .filteredOn(line -> line.contains(REJECTED.threadUuid().toString()))
        .singleElement()
        .asString()
        .contains("rejected", "404 NotFoundError");
  }

  @Test
  void shouldTellOnlyWhatFits() {
    // When
    Run rejected = tail("--since", "1h", "--no-follow", "--error", "NotFoundError");
    Run ofThread = tail("--from-beginning", "--no-follow", "--thread", MADE.threadUuid() + "");
    Run ofNobody = tail("--from-beginning", "--no-follow", "--agent", MADE.threadUuid() + "");
    Run erased = tail("--from-beginning", "--no-follow", "--events", "erased");

    // Then
    assertThat(rejected.out()).contains(REJECTED.threadUuid() + "").doesNotContain("created  0");
    assertThat(rejected.out()).doesNotContain(MADE.threadUuid() + "");
    assertThat(ofThread.out()).contains(MADE.threadUuid() + "");
    assertThat(ofThread.out()).doesNotContain(REJECTED.threadUuid() + "");
    assertThat(ofNobody.out()).doesNotContain(MADE.threadUuid() + "");
    assertThat(erased.out()).doesNotContain(MADE.threadUuid() + "");
  }

  @Test
  void shouldTellJsonLines() {
    // When
    Run told = tail("--from-beginning", "--no-follow", "--output", "json");

    // Then
    assertThat(told.out().lines())
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
        .anyMatch(
            line ->
                line.contains("\"event\":\"rejected\"")
                    && line.contains("\"statusCode\":404")
                    && line.contains(REJECTED.threadUuid() + ""));
  }

  @Test
  void shouldFollowUntilItIsStopped() {
    // Given
    Stop stop = new Stop();
    StringWriter out = new StringWriter();
    CommandLine following =
        new CommandLine(new TailCommand(stop))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()));
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(() -> following.execute(arguments("--from-beginning")));
    Awaitility.await().atMost(SOON).until(() -> out.toString().contains(MADE.threadUuid() + ""));

    // When
    ThreadCommand later = TestCommands.asking("later");
    publish(later);
    Awaitility.await().atMost(SOON).until(() -> out.toString().contains(later.threadUuid() + ""));
    stop.ask();

    // Then
    assertThat(exitCode.join()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.toString().split(later.threadUuid() + "", -1)).as("once").hasSize(2);
  }

  @Test
  void shouldWantOneBegin() {
    assertThat(tail("--from-beginning", "--last", "3").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static void publish(ThreadCommand... commands) {
    SYSTEM
        .offsets()
        .awaitBehind(
            SYSTEM.records().send(List.of(commands).stream().map(SYSTEM.records()::of).toList()));
  }

  private static Run tail(String... options) {
    List<String> all = new ArrayList<>(List.of("tail"));
    all.addAll(List.of(arguments(options)));
    return Run.of(all.toArray(String[]::new));
  }

  /** A reader of events needs neither a database nor the workers' group. */
  private static String[] arguments(String... options) {
    List<String> all = new ArrayList<>(List.of(SYSTEM.arguments(SYSTEM.storeUrl(), options)));
    for (String option : List.of("--store", "--store-user", "--group")) {
      int place = all.indexOf(option);
      all.subList(place, place + 2).clear();
    }
    return all.toArray(String[]::new);
  }
}
