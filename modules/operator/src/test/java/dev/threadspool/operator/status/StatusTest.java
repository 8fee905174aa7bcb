package dev.threadspool.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.HeldTable;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code status} of a system whose worker has decided some commands, and stands still. */
class StatusTest {

  private static final String NOBODY = "127.0.0.1:1";

  private static final TestSystem SYSTEM = new TestSystem("status", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());

  @BeforeAll
  static void makeThreads() {
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(publish(20));
    SYSTEM.stopWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void shouldSayHowEachPartIsAndHowFarItIs() {
    // Given: some that are not decided, and some that are decided and not announced.
    long published = publish(5).size();
    assertThat(
            STORE.execute(
                "UPDATE intake_progress SET decided_next = decided_next + 3 WHERE decided_next > 0"))
        .isPositive();
    long inFlight = STORE.number("SELECT 3 * count(*) FROM intake_progress WHERE decided_next > 0");

    // When
    Told told =
        told(
            "--interval",
            "0s",
            "--lightdash",
            SYSTEM.lightdashUrl(),
            "--lightdash-user",
            SYSTEM.user());

    // Then
    assertThat(told.exitCode()).as("nobody works").isEqualTo(ExitCode.FINDINGS);
    assertThat(told.part("kafka").path("state").asString()).isEqualTo("up");
    assertThat(told.part("kafka").path("features").path("transaction.version").asInt())
        .isEqualTo(2);
    assertThat(told.part("workers").path("state").asString()).isEqualTo("wrong");
    assertThat(told.part("registry").path("detail").asString())
        .containsPattern("(\\d+) of \\1 schemas");
    assertThat(told.part("database").path("schema").asString()).matches("\\d+");
    assertThat(told.part("database").path("pendingMigrations").asInt(-1)).isZero();
    assertThat(told.part("database").path("postgresql").asString()).isNotEmpty();
    assertThat(told.part("lightdash").path("state").asString()).isEqualTo("up");
    assertThat(told.summary().path("lag").asLong()).isEqualTo(published);
    assertThat(told.summary().path("inFlight").asLong()).isEqualTo(inFlight).isPositive();
    assertThat(told.summary().path("deadLetters").asLong(-1)).isZero();
    assertThat(told.partitions()).hasSize(4);
    assertThat(told.partitions().getFirst().path("topic").asString())
        .as("what lags most stands first")
        .isEqualTo(SYSTEM.topics().create());
  }

  @Test
  void shouldShowTheOthersWhereSomeAreAway() {
    // When: the database answers nobody, and nobody listens at the registry's and a worker's.
    Told told;
    try (HeldTable _ = HeldTable.againstReading(STORE, "dead_letter")) {
      told =
          told(
              "--interval",
              "0s",
              "--timeout",
              "10s",
              "--registry",
              "http://" + NOBODY,
              "--worker",
              "http://" + NOBODY);
    }

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.AWAY);
    assertThat(told.part("database").path("state").asString()).isEqualTo("away");
    assertThat(told.part("database").path("detail").asString()).isEqualTo("no answer within 10 s");
    assertThat(told.part("registry").path("state").asString()).isEqualTo("away");
    assertThat(told.part("worker http://" + NOBODY).path("state").asString()).isEqualTo("away");
    assertThat(told.part("kafka").path("state").asString()).isEqualTo("up");
    assertThat(told.summary().path("lag").isNumber()).isTrue();
    assertThat(told.summary().path("inFlight").asString()).isEqualTo("unknown");
    assertThat(told.summary().path("away").asLong()).isEqualTo(3);
    assertThat(told.err()).contains("away: registry, database, worker http://" + NOBODY);
  }

  @Test
  void shouldShowTheDatabaseWhereTheClusterIsAway() {
    // When
    Told told = told("--interval", "0s", "--timeout", "10s", "--bootstrap-servers", NOBODY);

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.AWAY);
    assertThat(told.part("kafka").path("state").asString()).isEqualTo("away");
    assertThat(told.part("database").path("state").asString()).isEqualTo("up");
    assertThat(told.summary().path("lag").asString()).isEqualTo("unknown");
    assertThat(told.partitions())
        .isNotEmpty()
        .allMatch(partition -> partition.path("decided").isNumber());
  }

  @Test
  void shouldMeasureRatesWhileThereIsWork() {
    // Given
    SYSTEM.startWorker();
    List<RecordMetadata> published = new ArrayList<>(publish(1));
    SYSTEM.offsets().awaitBehind(published);
    try {
      // When
      CompletableFuture<Told> run =
          CompletableFuture.supplyAsync(
              () -> told("--interval", "5s", "--worker", SYSTEM.workerUrl()));
      while (!run.isDone()) {
        published.addAll(publish(10));
      }
      Told told = run.join();

      // Then
      assertThat(told.exitCode()).as(told.err()).isZero();
      assertThat(told.part("workers").path("members").asInt()).isPositive();
      assertThat(told.part("worker " + SYSTEM.workerUrl()).path("ready").asBoolean()).isTrue();
      assertThat(told.summary().path("publishedPerSecond").asDouble()).isPositive();
      assertThat(told.summary().path("decidedPerSecond").asDouble()).isPositive();
      assertThat(told.summary().path("announcedPerSecond").asDouble()).isPositive();
    } finally {
      // Nothing is left for the other tests: they count what they publish themselves.
      SYSTEM.offsets().awaitBehind(published);
      SYSTEM.stopWorker();
    }
  }

  @Test
  void shouldEndInTheMiddleAndSayWhatIsThereTheNextTime() {
    // When: it is interrupted while the database lets it wait.
    Stop stop = new Stop();
    Run interrupted;
    try (HeldTable held = HeldTable.againstReading(STORE, "dead_letter")) {
      CompletableFuture<Run> run =
          CompletableFuture.supplyAsync(
              () ->
                  Run.of(
                      new StatusCommand(stop),
                      SYSTEM.arguments(SYSTEM.storeUrl(), "--watch", "--timeout", "10m")));
      held.awaitSomebodyWaiting();
      stop.ask();
      interrupted = run.join();
    }
    Told again = told("--interval", "0s");

    // Then
    assertThat(interrupted.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(again.part("database").path("state").asString()).isEqualTo("up");
  }

  private static List<RecordMetadata> publish(int commands) {
    return SYSTEM
        .records()
        .send(
            IntStream.range(0, commands)
                .mapToObj(number -> SYSTEM.records().of(TestCommands.asking("no " + number)))
                .toList());
  }

  /** A screen as programs read it. */
  private record Told(int exitCode, List<JsonNode> lines, String err) {

    JsonNode part(String name) {
      return lines.stream()
          .filter(line -> line.path("part").asString("").equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no part " + name + " in " + lines));
    }

    List<JsonNode> partitions() {
      return lines.stream().filter(line -> line.has("partition")).toList();
    }

    JsonNode summary() {
      return lines.getLast();
    }
  }

  /** Options that a test gives stand for the usual ones. */
  private static Told told(String... options) {
    List<String> all = new ArrayList<>(List.of("status", "--output", "json"));
    List<String> common = List.of(SYSTEM.arguments(SYSTEM.storeUrl()));
    for (int i = 0; i < common.size(); i += 2) {
      if (!List.of(options).contains(common.get(i))) {
        all.addAll(common.subList(i, i + 2));
      }
    }
    all.addAll(List.of(options));
    Run run = Run.of(all.toArray(String[]::new));
    JsonMapper json = JsonMapper.shared();
    return new Told(run.exitCode(), run.out().lines().map(json::readTree).toList(), run.err());
  }
}
