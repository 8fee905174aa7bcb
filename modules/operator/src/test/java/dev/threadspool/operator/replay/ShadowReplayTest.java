package dev.threadspool.operator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.HeldTable;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import dev.threadspool.operator.replay.Replays.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What would become of commands that a real worker has decided, after Lightdash has changed; each
 * test goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShadowReplayTest {

  private static final TestSystem SYSTEM = new TestSystem("shadow", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final TestStore LIGHTDASH = SYSTEM.store(SYSTEM.lightdashUrl());
  private static final Replays REPLAYS = new Replays(SYSTEM);
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);
  private static final ThreadCommand PRIVILEGED = TestCommands.privileged("the cash, please");
  private static final ThreadCommand PINS_PRIVILEGED = TestCommands.pinning(PRIVILEGED);

  private static Map<String, List<String>> rows = Map.of();
  private static Map<TopicPartition, Long> offsets = Map.of();
  private static int records;

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldFindNoDifferenceWhereNothingHasChanged() {
    // Given
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(WORKLOAD.publish(60));
    RecordMetadata privileged =
        SYSTEM.records().send(List.of(SYSTEM.records().of(PRIVILEGED))).getFirst();
    SYSTEM.offsets().awaitBehind(List.of(privileged));
    ProducerRecord<byte[], byte[]> pinning = SYSTEM.records().of(PINS_PRIVILEGED);
    SYSTEM
        .offsets()
        .awaitBehind(
            SYSTEM
                .records()
                .send(
                    List.of(
                        new ProducerRecord<>(
                            pinning.topic(),
                            privileged.partition(),
                            pinning.key(),
                            pinning.value()))));
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();
    rows = STORE.dump();
    offsets = SYSTEM.offsets().committed();
    records = told();
    assertThat(rows.getOrDefault("thread", List.of())).hasSizeGreaterThan(60);

    // When
    Told dry = REPLAYS.shadow("--from-beginning", "--into-schema", "same", "--dry-run");
    long schemas = schemas("same");
    Told told = REPLAYS.shadow("--from-beginning", "--into-schema", "same");

    // Then
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.count("commands")).isPositive();
    assertThat(schemas).isZero();
    assertThat(told.items()).isEmpty();
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("differences")).isZero();
    assertThat(told.count("compared")).isEqualTo(told.count("commands"));
    assertThat(STORE.number("SELECT count(*) FROM same.thread"))
        .isEqualTo(STORE.number("SELECT count(*) FROM thread"));
    assertThatNothingElseHappened();
  }

  @Test
  @Order(2)
  void shouldSayWhatWouldDifferAndWhyAlsoWhenItIsInterruptedInTheMiddle() {
    // Given: a chart is renamed, another one is there again, access is lost, a person renamed; by
    // somebody who would like to move a cursor.
    LIGHTDASH.execute(
        "UPDATE saved_queries SET name = chr(27) || 'Revenue by country' WHERE saved_query_uuid = '%s'"
            .formatted(SampleLightdash.NESTED_CHART));
    LIGHTDASH.execute(
        "UPDATE saved_queries SET deleted_at = NULL WHERE saved_query_uuid = '%s'"
            .formatted(SampleLightdash.DELETED_CHART));
    LIGHTDASH.execute(
        "DELETE FROM space_user_access WHERE user_uuid = '%s'".formatted(SampleLightdash.VIEWER));
    LIGHTDASH.execute(
        "UPDATE users SET first_name = 'Augusta' || chr(27) WHERE user_uuid = '%s'"
            .formatted(SampleLightdash.ADMIN));

    // When: it is interrupted while it asks Lightdash, and run again.
    String[] options = {"--from-beginning", "--into-schema", "after", "--limit", "1000"};
    Stop stop = new Stop();
    Told interrupted;
    try (HeldTable held = HeldTable.againstReading(LIGHTDASH, "saved_queries")) {
      CompletableFuture<Told> run =
          CompletableFuture.supplyAsync(
              () -> REPLAYS.shadow(stop, with(options, "--connections", "1")));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      interrupted = run.join();
    }
    long decidedBefore = STORE.number("SELECT count(*) FROM after.replay_command");
    Told told = REPLAYS.shadow(options);

    // Then
    assertThat(interrupted.exitCode()).as(interrupted.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(interrupted.count("decided")).isPositive().isEqualTo(decidedBefore);
    assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.count("decided"))
        .isPositive()
        .isEqualTo(told.count("compared") - decidedBefore);
    assertThat(told.threads("only-live"))
        .containsExactlyInAnyOrder(
            PRIVILEGED.threadUuid().toString(), PINS_PRIVILEGED.threadUuid().toString());
    assertThat(told.threads("only-shadow"))
        .containsAll(
            WORKLOAD.rejected().stream().map(command -> command.threadUuid().toString()).toList());
    assertThat(told.threads("other-reason")).isEmpty();
    assertThat(told.items().toString())
        .contains("Revenue by region")
        .contains("Revenue by country")
        .contains("Augusta");
    assertThat(told.group("chart displayName differs")).isEqualTo(charts());
    assertThat(told.group("thread, would be ForbiddenError")).isEqualTo(1);
    assertThat(told.group("NotFoundError, would be thread"))
        .isEqualTo(told.count("onlyShadow"))
        .isGreaterThanOrEqualTo(WORKLOAD.rejected().size());
    assertThat(told.count("onlyLive")).isEqualTo(2);
    assertThat(told.count("otherReason")).isZero();
    assertThat(told.count("otherContent")).isEqualTo(charts());
    assertThatNothingElseHappened();
  }

  @Test
  @Order(3)
  void shouldOnlyCompareAgainWhereAllIsDecided() {
    // Given: messages that would move a cursor, until all is said.
    assertThat(STORE.execute("UPDATE rejection SET message = message || chr(27)")).isPositive();

    // When
    Told again = REPLAYS.shadow("--from-beginning", "--into-schema", "after", "--limit", "1");
    Run text =
        Run.of(
            SYSTEM.arguments(
                SYSTEM.storeUrl(),
                with(
                    REPLAYS.withLightdash("replay"),
                    "--from-beginning",
                    "--into-schema",
                    "after")));
    STORE.execute("UPDATE rejection SET message = rtrim(message, chr(27))");

    // Then
    assertThat(again.count("decided")).isZero();
    assertThat(again.count("otherContent")).isEqualTo(charts());
    assertThat(again.threads("only-shadow")).hasSize(1);
    assertThat(again.threads("other-content")).hasSize(1);
    assertThat(text.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(text.out())
        .contains("\"Revenue by region\", would be \"\uFFFDRevenue by country\"")
        .contains("Augusta\uFFFD")
        .containsPattern("NotFoundError \\([^)]*\uFFFD\\), would be thread")
        .doesNotContain("\033")
        .contains("× chart displayName differs")
        .containsPattern("only-live +\\S+ +thread \\S+: thread, would be ForbiddenError \\(");
  }

  @Test
  @Order(4)
  void shouldTakeThreadsFromTheLiveSchemaThatAreNotReplayed() {
    // When: the thread that is pinned is another one's.
    String[] options = {
      "--from-beginning",
      "--into-schema",
      "one",
      "--thread",
      PINS_PRIVILEGED.threadUuid().toString()
    };
    Told pinning = REPLAYS.shadow(options);
    Told again = REPLAYS.shadow(options);

    // Then
    assertThat(pinning.count("compared")).isEqualTo(1);
    assertThat(pinning.threads("only-live")).isEmpty();
    assertThat(pinning.threads("other-content"))
        .as("the person was renamed")
        .containsOnly(PINS_PRIVILEGED.threadUuid().toString());
    assertThat(pinning.count("commands")).isPositive();
    assertThat(again.count("commands")).as("also others are not read again").isZero();
    assertThat(again.count("compared")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void shouldTouchNoSchemaThatIsNotItsOwn() {
    // Given
    STORE.execute("CREATE SCHEMA foreigner");

    // When
    Told live = REPLAYS.shadow("--from-beginning", "--into-schema", "public");
    Told injected = REPLAYS.shadow("--from-beginning", "--into-schema", "a; DROP TABLE thread");
    Told foreign = REPLAYS.shadow("--from-beginning", "--into-schema", "foreigner");
    Told another = REPLAYS.shadow("--from-time", "2026-01-01T00:00:00Z", "--into-schema", "after");
    Told dropForeign = REPLAYS.run("--drop-schema", "foreigner");
    Told drop = REPLAYS.run("--drop-schema", "after");
    Told dropAgain = REPLAYS.run("--drop-schema", "after");

    // Then
    assertThat(List.of(live.exitCode(), injected.exitCode())).containsOnly(ExitCode.USAGE);
    assertThat(live.err()).contains("is the live one");
    assertThat(Stream.of(foreign, another, dropForeign).map(Told::exitCode))
        .containsOnly(ExitCode.FINDINGS);
    assertThat(foreign.err()).contains("no replay has made it");
    assertThat(another.err()).contains("is of a replay from the beginning");
    assertThat(drop.exitCode()).as(drop.err()).isZero();
    assertThat(drop.summary().path("dropped").asBoolean()).isTrue();
    assertThat(dropAgain.summary().path("dropped").asBoolean()).isFalse();
    assertThat(List.of(schemas("foreigner"), schemas("after"))).containsExactly(1L, 0L);
    assertThatNothingElseHappened();
  }

  @Test
  @Order(6)
  void shouldMakeNoThreadThatWasErased() {
    // Given
    String erased = WORKLOAD.made().getFirst().threadUuid().toString();
    String stored = "SELECT count(*) FROM %s.thread WHERE thread_uuid = '" + erased + "'";
    long before = STORE.number(stored.formatted("same"));
    Run erase = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "erase", "--thread", erased));

    // When
    Told there = REPLAYS.shadow("--from-beginning", "--into-schema", "same", "--limit", "1000");
    Told fresh = REPLAYS.shadow("--from-beginning", "--into-schema", "fresh", "--limit", "1000");

    // Then
    assertThat(erase.exitCode()).as(erase.err()).isZero();
    assertThat(before).isOne();
    assertThat(STORE.number(stored.formatted("same"))).isZero();
    assertThat(STORE.number(stored.formatted("fresh"))).isZero();
    assertThat(fresh.count("compared")).isEqualTo(there.count("compared"));
    assertThat(there.items().toString()).doesNotContain(erased);
    assertThat(fresh.items().toString()).doesNotContain(erased);
  }

  @Test
  @Order(7)
  void shouldMakeNoneThatWasErasedNotEvenForAMomentAndKeepNoneThatIsMeanwhile() {
    // Given: the test before erased the one.
    String before = WORKLOAD.made().getFirst().threadUuid().toString();
    String meanwhile = WORKLOAD.made().get(1).threadUuid().toString();
    String stored = "SELECT count(*) FROM meanwhile.thread WHERE thread_uuid = '%s'";

    // When: it is erased while Lightdash is asked; then it stands where all is decided.
    CompletableFuture<Told> run;
    Run erase;
    long decidedBefore;
    long decidedMeanwhile;
    try (HeldTable lightdash = HeldTable.againstReading(LIGHTDASH, "saved_queries")) {
      run =
          CompletableFuture.supplyAsync(
              () -> REPLAYS.shadow("--from-beginning", "--into-schema", "meanwhile"));
      lightdash.awaitSomebodyWaiting();
      erase = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "erase", "--thread", meanwhile));
      try (HeldTable marks = HeldTable.againstReading(STORE, "erased_thread")) {
        lightdash.release();
        marks.awaitSomebodyWaiting();
        decidedBefore = STORE.number(stored.formatted(before));
        decidedMeanwhile = STORE.number(stored.formatted(meanwhile));
      }
    }
    Told told = run.join();

    // Then
    assertThat(erase.exitCode()).as(erase.err()).isZero();
    assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(decidedBefore).isZero();
    assertThat(decidedMeanwhile).isOne();
    assertThat(STORE.number(stored.formatted(meanwhile))).isZero();
    assertThat(told.items().toString()).doesNotContain(before).doesNotContain(meanwhile);
  }

  @Test
  @Order(8)
  void shouldLetWorkersGoOnFromASchemaThatHasEverything() {
    // Given
    ThreadCommand next = TestCommands.asking("the first after the switch");
    int events = SYSTEM.records().read(SYSTEM.topics().created()).size();
    String stored =
        "SELECT count(*) FROM %s.thread WHERE thread_uuid = '" + next.threadUuid() + "'";

    // When: also from the beginning, all of which the workers before have announced.
    SYSTEM.offsets().committed().keySet().forEach(partition -> SYSTEM.offsets().set(partition, 0));
    SYSTEM.records().send(List.of(SYSTEM.records().of(next)));
    List<RecordMetadata> last = WORKLOAD.publishLast();
    SYSTEM.startWorker(SYSTEM.storeUrl() + "?currentSchema=fresh");
    SYSTEM.offsets().awaitBehind(last);
    SYSTEM.stopWorker();

    // Then
    assertThat(STORE.number(stored.formatted("fresh"))).isOne();
    assertThat(STORE.number(stored.formatted("public"))).isZero();
    assertThat(SYSTEM.records().read(SYSTEM.topics().created())).hasSize(events + 1 + last.size());
  }

  private static void assertThatNothingElseHappened() {
    assertThat(STORE.dump()).isEqualTo(rows);
    assertThat(SYSTEM.offsets().committed()).isEqualTo(offsets);
    assertThat(told()).isEqualTo(records);
  }

  /** How many records there are in all topics. */
  private static int told() {
    return Stream.of(
            SYSTEM.topics().create(),
            SYSTEM.topics().createUpstream(),
            SYSTEM.topics().createReply(),
            SYSTEM.topics().created(),
            SYSTEM.topics().createRejected(),
            SYSTEM.topics().createDlt())
        .mapToInt(topic -> SYSTEM.records().read(topic).size())
        .sum();
  }

  private static long charts() {
    return STORE.number(
        "SELECT count(*) FROM prompt_context WHERE kind = 'chart' AND item LIKE '%Revenue by region%'");
  }

  private static long schemas(String name) {
    return STORE.number("SELECT count(*) FROM pg_namespace WHERE nspname = '%s'".formatted(name));
  }

  private static String[] with(String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
