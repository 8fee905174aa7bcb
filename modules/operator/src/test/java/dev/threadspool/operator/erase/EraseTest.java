package dev.threadspool.operator.erase;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.Compaction;
import dev.threadspool.operator.harness.HeldTable;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import dev.threadspool.worker.milestone.Milestone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is erased is gone and stays so; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EraseTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("erase", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);

  @BeforeAll
  static void makeThreads() {
    List<RecordMetadata> sent = new ArrayList<>(WORKLOAD.publish(60));
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(sent);
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldOnlyTellWhenItIsADryRun() {
    // Given
    Map<String, List<String>> rows = STORE.dump();

    // When
    Run told = erase("--dry-run", "--thread", made(0).toString());

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out()).contains(made(0).toString());
    assertThat(told.err()).contains("erase.agent-thread.create-dlt", "for 30 d");
    assertThat(STORE.dump()).isEqualTo(rows);
    assertThat(SYSTEM.records().read(SYSTEM.topics().erased())).isEmpty();
  }

  @Test
  @Order(2)
  void shouldRemoveRowsAndEvents() {
    // Given
    UUID rejected = WORKLOAD.rejected().getFirst().threadUuid();
    UUID unknown = UUID.randomUUID();
    long rejections =
        STORE.number(
            "SELECT count(*) FROM rejection WHERE thread_uuid IN ('%s', '%s', '%s')"
                .formatted(made(0), made(1), rejected));

    // When
    Run erased =
        erase(
            "--thread", made(0).toString(),
            "--thread", made(1).toString(),
            "--thread", rejected.toString(),
            "--thread", unknown.toString(),
            "--output", "json");

    // Then
    assertThat(erased.exitCode()).as(erased.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(erased.out())
        .contains("\"erased\":2,\"rejections\":" + rejections, "\"unknown\":1")
        .contains(unknown.toString());
    assertThat(rowsOf(made(0)) + rowsOf(made(1)) + rowsOf(rejected)).isZero();
    assertThat(STORE.texts("SELECT thread_uuid::text FROM erased_thread"))
        .containsExactlyInAnyOrder(made(0).toString(), made(1).toString(), rejected.toString());
    assertThat(keys(SYSTEM.topics().erased()))
        .containsExactlyInAnyOrder(made(0).toString(), made(1).toString(), rejected.toString());
    assertThat(events(made(0)).getLast().value()).isNull();
    assertIsClean();
  }

  @Test
  @Order(3)
  void shouldChangeNothingWhenItIsSaidAgain() {
    // Given
    Map<String, List<String>> rows = STORE.dump();
    List<String> told = texts(SYSTEM.topics().erased());

    // When
    Run again = erase("--thread", made(0).toString(), "--output", "json");

    // Then
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("\"erasedBefore\":1", "\"erased\":0");
    assertThat(STORE.dump()).isEqualTo(rows);
    assertThat(texts(SYSTEM.topics().erased())).as("the first mark").containsAll(told).hasSize(4);
    assertThat(texts(SYSTEM.topics().erased()).stream().distinct()).hasSize(3);
  }

  @Test
  @Order(4)
  void shouldWaitForWhatIsNotAnnounced() {
    // Given: decided only.
    ThreadCommand decided = TestCommands.asking("decided only");
    List<RecordMetadata> sent = SYSTEM.records().send(List.of(SYSTEM.records().of(decided)));
    SYSTEM.startWorker(
        SYSTEM.storeUrl(),
        milestone -> {
          if (milestone == Milestone.ANNOUNCING) {
            throw new IllegalStateException("this worker announces nothing");
          }
        });
    Awaitility.await().atMost(SOON).until(() -> rowsOf(decided.threadUuid()) == 1);
    SYSTEM.stopWorker();

    // When
    Run early = erase("--thread", decided.threadUuid().toString(), "--patience", "1");

    // Then
    assertThat(early.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(early.out()).contains("is not announced yet");
    assertThat(rowsOf(decided.threadUuid())).isOne();
    assertThat(keys(SYSTEM.topics().erased())).doesNotContain(decided.threadUuid().toString());

    // When: a worker announces it while erase waits.
    CompletableFuture<Run> waiting =
        CompletableFuture.supplyAsync(
            () -> erase("--thread", decided.threadUuid().toString(), "--patience", "300"));
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(sent);

    // Then
    assertThat(waiting.join().exitCode()).isZero();
    assertThat(rowsOf(decided.threadUuid())).isZero();
    assertThat(events(decided.threadUuid()).stream().map(event -> event.value() == null))
        .as("the event, and then the tombstone")
        .containsExactly(false, true);
  }

  @Test
  @Order(5)
  void shouldBeEndedByTheSameAgainWhereItWasCutOff() {
    // When: its connection is lost after the topic was told, and before the rows are gone.
    Run cutOff;
    try (HeldTable held = HeldTable.againstWriting(STORE, "erased_thread")) {
      CompletableFuture<Run> run =
          CompletableFuture.supplyAsync(() -> erase("--thread", made(2).toString()));
      held.awaitSomebodyWaiting();
      held.killWaiting();
      cutOff = run.join();
    }
    boolean toldBefore = keys(SYSTEM.topics().erased()).contains(made(2).toString());
    long rowsBefore = rowsOf(made(2));
    String url = SYSTEM.otherStoreUrl("cutoff");
    Run restored = Run.of(SYSTEM.arguments(url, "restore"));
    Run again = erase("--thread", made(2).toString());

    // Then
    assertThat(cutOff.exitCode()).as(cutOff.err()).isEqualTo(ExitCode.AWAY);
    assertThat(toldBefore).isTrue();
    assertThat(rowsBefore).isPositive();
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(
            SYSTEM
                .store(url)
                .number("SELECT count(*) FROM thread WHERE thread_uuid = '%s'".formatted(made(2))))
        .as("of what its topic was told")
        .isZero();
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(rowsOf(made(2))).isZero();
    assertThat(events(made(2)).getLast().value()).isNull();
  }

  @Test
  @Order(6)
  void shouldEndInTheMiddleAndGoOn(@TempDir Path folder) throws IOException {
    // Given
    Path file = folder.resolve("threads.txt");
    Files.write(
        file,
        Stream.concat(
                Stream.of("# whoever asked", "", made(3).toString()),
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1_199))
            .toList());
    String[] all = {"--file", file.toString(), "--even-if-unknown", "--output", "json"};

    // When: it is interrupted while it erases the first 500.
    Stop stop = new Stop();
    Run interrupted;
    try (HeldTable held = HeldTable.againstWriting(STORE, "erased_thread")) {
      CompletableFuture<Run> run =
          CompletableFuture.supplyAsync(
              () -> Run.of(new EraseCommand(stop), SYSTEM.arguments(SYSTEM.storeUrl(), all)));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      interrupted = run.join();
    }
    Run again = erase(all);

    // Then
    assertThat(interrupted.exitCode()).as(interrupted.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(interrupted.out()).contains("\"erased\":1", "\"marked\":499");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("\"erasedBefore\":500", "\"marked\":700");
    assertThat(rowsOf(made(3))).isZero();
  }

  @Test
  @Order(7)
  void shouldFindAnErasureThatWasNotEnded() {
    // Given: as it is where the machine went down before the tombstone.
    STORE.execute("DELETE FROM thread WHERE thread_uuid = '%s'".formatted(made(4)));
    STORE.execute("INSERT INTO erased_thread VALUES ('%s', now())".formatted(made(4)));

    // When
    Run found = run("audit", "--output", "json", "--repair");
    Run ended = erase("--thread", made(4).toString());

    // Then
    assertThat(found.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(found.out()).contains("not-erased", made(4).toString(), "\"stored\":0");
    assertThat(rowsOf(made(4))).isZero();
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertIsClean();
  }

  @Test
  @Order(8)
  void shouldStayErasedThroughCompactionRestoreAndReplay() {
    // Given: compacted, so that nothing tells of it any more but the topic of erased threads.
    try (Compaction compaction = new Compaction(SYSTEM.admin(), SYSTEM.topics().created())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .until(
              () -> {
                SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
                return Stream.of(0, 1, 2, 3, 4).allMatch(each -> events(made(each)).isEmpty());
              });
    }
    SYSTEM.stopWorker();

    // When: restored, and all commands once more from the beginning; those of the erased threads
    // are also published again, behind all that anybody has decided.
    String url = SYSTEM.otherStoreUrl("restored");
    Run restored = Run.of(SYSTEM.arguments(url, "restore"));
    TestStore store = SYSTEM.store(url);
    Map<String, List<String>> rows = store.dump();
    SYSTEM.offsets().committed().keySet().forEach(partition -> SYSTEM.offsets().set(partition, 0));
    SYSTEM.records().send(WORKLOAD.made().stream().limit(5).map(SYSTEM.records()::of).toList());
    SYSTEM.startWorker(url);
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    Map<String, List<String>> expected = STORE.dump();
    assertThat(rows).containsAllEntriesOf(without(expected, "intake_progress"));
    for (int each = 0; each < 5; each++) {
      String sql = "SELECT count(*) FROM thread WHERE thread_uuid = '%s'".formatted(made(each));
      assertThat(store.number(sql)).isZero();
      assertThat(events(made(each))).isEmpty();
    }
    assertThat(Run.of(SYSTEM.arguments(url, "audit")).exitCode()).isZero();
  }

  @Test
  @Order(9)
  void shouldEndAsUsualWhereItCannotBeSaidWhatRemainsOfATopic() throws Exception {
    // Given: lost, or not for us to ask about.
    String lost = SYSTEM.topics().createReply();
    SYSTEM.admin().deleteTopics(List.of(lost)).all().get();
    Awaitility.await()
        .atMost(SOON)
        .until(() -> !SYSTEM.admin().listTopics().names().get().contains(lost));

    // When
    Run erased = erase("--thread", made(5).toString());

    // Then
    assertThat(erased.exitCode()).as(erased.err()).isZero();
    assertThat(rowsOf(made(5))).isZero();
    assertThat(erased.err())
        .containsPattern(lost + " +not known")
        .containsPattern("erase.agent-thread.create-dlt +for 30 d")
        .contains("backups of the database");
  }

  private static Map<String, List<String>> without(Map<String, List<String>> dump, String table) {
    Map<String, List<String>> others = new HashMap<>(dump);
    others.remove(table);
    return others;
  }

  private static UUID made(int nth) {
    return WORKLOAD.made().get(nth).threadUuid();
  }

  private static Run erase(String... options) {
    return run(Stream.concat(Stream.of("erase"), Stream.of(options)).toArray(String[]::new));
  }

  private static Run run(String... command) {
    return Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), command));
  }

  private static void assertIsClean() {
    Run audit = run("audit");
    assertThat(audit.exitCode()).as(audit.out()).isZero();
  }

  private static long rowsOf(UUID threadUuid) {
    return STORE.number(
        "SELECT (SELECT count(*) FROM thread WHERE thread_uuid = '%1$s') + (SELECT count(*) FROM rejection WHERE thread_uuid = '%1$s')"
            .formatted(threadUuid));
  }

  private static List<ConsumerRecord<byte[], byte[]>> events(UUID threadUuid) {
    return SYSTEM.records().read(SYSTEM.topics().created()).stream()
        .filter(event -> new String(event.key(), UTF_8).equals(threadUuid.toString()))
        .toList();
  }

  private static List<String> keys(String topic) {
    return SYSTEM.records().read(topic).stream()
        .map(event -> new String(event.key(), UTF_8))
        .toList();
  }

  private static List<String> texts(String topic) {
    return SYSTEM.records().read(topic).stream()
        .map(event -> new String(event.value(), ISO_8859_1))
        .toList();
  }
}
