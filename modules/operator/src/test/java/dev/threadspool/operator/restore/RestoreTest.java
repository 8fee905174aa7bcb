package dev.threadspool.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.HeldTable;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.milestone.Milestone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code restore}, of what a real worker made of all kinds of commands. Each test restores into a
 * database of its own; those that add to the topics come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("restore", 3);
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);
  private static Map<String, List<String>> before = Map.of();

  @BeforeAll
  static void makeThreads() {
    List<RecordMetadata> sent = WORKLOAD.publish(400);
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(sent);
    SYSTEM.stopWorker();
    eraseOneThread();
    announceTwice();
    before = SYSTEM.store(SYSTEM.storeUrl()).dump();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  /** As erasing does: the row goes, and a tombstone comes. */
  private static void eraseOneThread() {
    TestStore store = SYSTEM.store(SYSTEM.storeUrl());
    String thread = erased();
    assertThat(store.execute("DELETE FROM thread WHERE thread_uuid = '%s'".formatted(thread)))
        .isEqualTo(1);
    var _ =
        SYSTEM.records().send(List.of(TestRecords.record(SYSTEM.topics().created(), thread, null)));
  }

  private static String erased() {
    return WORKLOAD.made().getLast().threadUuid().toString();
  }

  /**
   * What must not happen, and is mended by compaction. Not the erased one: that would bring it
   * back.
   */
  private static void announceTwice() {
    ConsumerRecord<byte[], byte[]> last =
        SYSTEM.records().read(SYSTEM.topics().created()).stream()
            .filter(event -> event.value() != null && !key(event).equals(erased()))
            .toList()
            .getLast();
    var _ =
        SYSTEM
            .records()
            .send(List.of(TestRecords.record(SYSTEM.topics().created(), key(last), last.value())));
  }

  private static String key(ConsumerRecord<byte[], byte[]> event) {
    return new String(event.key(), StandardCharsets.UTF_8);
  }

  @Test
  @Order(1)
  void shouldWriteTheSameRowsInEveryColumn() {
    // When
    Run restored = restore("same", "--output", "json");

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(before.get("thread")).hasSize(402);
    assertThat(before.get("rejection")).hasSizeGreaterThan(100);
    assertThat(before.get("dead_letter")).hasSizeGreaterThan(5);
    assertThat(store("same").dump()).isEqualTo(before);
    assertThat(restored.out().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("{\"command\":\"restore\",\"threads\":4")
        .contains("\"tombstones\":1", "\"unreadable\":0", "\"state\":\"done\"");
  }

  @Test
  @Order(1)
  void shouldWriteNothingInADryRun() {
    // When
    Run counted = restore("dry", "--dry-run");

    // Then
    assertThat(counted.exitCode()).as(counted.err()).isZero();
    assertThat(counted.out()).containsPattern("database +empty");
    assertThat(store("dry").number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isZero();
  }

  @Test
  @Order(1)
  void shouldGoOnAfterAnInterruptionAndALostConnection() throws Exception {
    // Given: a restore that stands in the middle, because somebody holds a table.
    TestStore store = store("again");
    store.migrate();
    Stop stop = new Stop();

    // When: it is interrupted there.
    int interrupted;
    try (HeldTable held = HeldTable.againstWriting(store, "rejection")) {
      CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> run(stop, "again"));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      interrupted = run.join();
    }
    long threads = store.number("SELECT count(*) FROM thread");
    long rejections = store.number("SELECT count(*) FROM rejection");

    // And: its connection is lost there.
    int lost;
    try (HeldTable held = HeldTable.againstWriting(store, "rejection")) {
      CompletableFuture<Integer> run =
          CompletableFuture.supplyAsync(() -> run(new Stop(), "again"));
      held.awaitSomebodyWaiting();
      held.killWaiting();
      lost = run.join();
    }
    Run refusing = restore("again", "--dry-run");
    Run finished = restore("again");

    // Then
    assertThat(interrupted).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(threads).isGreaterThan(300);
    assertThat(rejections).isLessThan(before.getOrDefault("rejection", List.of()).size());
    assertThat(lost).isEqualTo(ExitCode.AWAY);
    assertThat(refusing.out()).contains("a restore began and is not finished");
    assertThat(finished.exitCode()).as(finished.err()).isZero();
    assertThat(finished.out()).containsPattern("threads +0");
    assertThat(store.dump()).isEqualTo(before);
  }

  @Test
  @Order(1)
  void shouldRefuseRowsOfOthersUnlessTold() {
    // Given
    assertThat(restore("taken").exitCode()).isZero();
    TestStore store = store("taken");
    assertThat(store.execute("DELETE FROM thread WHERE thread_uuid::text < '8'")).isPositive();
    assertThat(store.execute("DELETE FROM rejection WHERE thread_uuid::text < '8'")).isPositive();
    assertThat(store.execute("UPDATE thread SET actor_name = 'kept'")).isPositive();

    // When
    Run refused = restore("taken");
    Run added = restore("taken", "--into-rows");

    // Then
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(refused.err()).contains("the database has rows already");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(store.number("SELECT count(*) FROM thread WHERE actor_name = 'kept'")).isPositive();
    assertThat(
            store.execute(
                "UPDATE thread SET actor_name = (SELECT min(actor_name) FROM thread WHERE actor_name <> 'kept' AND actor_type = 'user') WHERE actor_name = 'kept' AND actor_type = 'user'"))
        .isPositive();
    assertThat(store.dump().get("rejection")).isEqualTo(before.get("rejection"));
    assertThat(store.dump().get("prompt_context")).isEqualTo(before.get("prompt_context"));
    assertThat(store.number("SELECT count(*) FROM thread"))
        .isEqualTo(before.getOrDefault("thread", List.of()).size());
  }

  @Test
  @Order(2)
  void shouldReadUpToTheHighWatermarkWhereATransactionStaysOpen() {
    // Given: an event behind one that is neither committed nor aborted.
    UUID late = UUID.randomUUID();
    try (var open = SYSTEM.records().producer(Map.of("transactional.id", "restore.open"))) {
      open.initTransactions();
      open.beginTransaction();
      ConsumerRecord<byte[], byte[]> some =
          SYSTEM.records().read(SYSTEM.topics().created()).getFirst();
      for (int partition = 0; partition < 3; partition++) {
        var _ =
            open.send(
                new ProducerRecord<>(
                    SYSTEM.topics().created(), partition, some.key(), some.value()));
      }
      open.flush();
      var _ =
          SYSTEM
              .records()
              .send(
                  List.of(
                      TestRecords.record(
                          SYSTEM.topics().created(), late.toString(), eventOf(late, some))));

      // When
      CompletableFuture<Run> restored = CompletableFuture.supplyAsync(() -> restore("late"));
      Awaitility.await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(
              () ->
                  restored.isDone()
                      // All but the three partitions of created.
                      || store("late").number("SELECT count(*) FROM restore_progress") == 9);
      open.abortTransaction();

      // Then
      assertThat(restored.join().exitCode()).isZero();
    }
    assertThat(store("late").texts("SELECT thread_uuid FROM thread")).contains(late.toString());
  }

  @Test
  @Order(3)
  void shouldKeepWorkersWaitingAndLetThemGoOn() {
    // Given: a command that is decided in the old database, and not announced.
    ThreadCommand decided = TestCommands.asking("decided, not announced");
    List<RecordMetadata> sent =
        new ArrayList<>(SYSTEM.records().send(List.of(SYSTEM.records().of(decided))));
    SYSTEM.startWorker(SYSTEM.storeUrl(), RestoreTest::announceNothing);
    TestStore old = SYSTEM.store(SYSTEM.storeUrl());
    Awaitility.await()
        .atMost(SOON)
        .until(() -> old.dump().toString().contains(decided.commandId().toString()));
    SYSTEM.stopWorker();

    // And: a restore that was interrupted before it wrote anything, and a worker that does not wait
    // for its end.
    Stop atOnce = new Stop();
    atOnce.ask();
    assertThat(run(atOnce, "carry")).isEqualTo(ExitCode.INTERRUPTED);
    SYSTEM.startWorker(SYSTEM.otherStoreUrl("carry"));
    sent.addAll(SYSTEM.records().send(moreCommands()));
    Awaitility.await().atMost(SOON).until(() -> SYSTEM.missing().contains(Dependency.STORE));
    long created = SYSTEM.records().read(SYSTEM.topics().created()).size();
    long rejected = SYSTEM.records().read(SYSTEM.topics().createRejected()).size();

    // When
    Run restored = restore("carry");
    SYSTEM.offsets().awaitBehind(sent);
    SYSTEM.stopWorker();

    // Then: what was there is there, and every new command came to one end.
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    TestStore store = store("carry");
    for (String table : List.of("thread", "prompt", "prompt_context", "rejection", "dead_letter")) {
      assertThat(store.dump().get(table)).containsAll(before.getOrDefault(table, List.of()));
    }
    assertThat(
            store.number(
                "SELECT count(*) FROM thread WHERE command_id = '%s'"
                    .formatted(decided.commandId())))
        .isEqualTo(1);
    assertThat(SYSTEM.records().read(SYSTEM.topics().created())).hasSize((int) created + 2);
    assertThat(SYSTEM.records().read(SYSTEM.topics().createRejected())).hasSize((int) rejected + 1);
    Run audited = Run.of(SYSTEM.arguments(SYSTEM.otherStoreUrl("carry"), "audit"));
    // The thread that was announced twice, and the one behind the open transaction, are this test's
    // own making.
    assertThat(
            audited
                .out()
                .lines()
                .filter(line -> line.contains("  thread "))
                .map(line -> line.split(" ")[0]))
        .containsExactlyInAnyOrder("doubled", "decided-twice");
  }

  @Test
  @Order(4)
  void shouldShowPeopleNothingThatMovesTheirCursor() {
    // Given: a key that is no uuid, which the reason quotes.
    var _ =
        SYSTEM
            .records()
            .send(List.of(TestRecords.record(SYSTEM.topics().created(), "\033[2Jkey", null)));

    // When
    Run text = restore("text");
    Run json = restore("json", "--output", "json");

    // Then
    assertThat(List.of(text.exitCode(), json.exitCode())).containsOnly(ExitCode.FINDINGS);
    assertThat(text.out()).contains("UNREADABLE", "\uFFFD[2Jkey").doesNotContain("\033");
    assertThat(json.out()).contains("\\u001B[2Jkey");
  }

  @Test
  @Order(5)
  void shouldTellOfWhatNobodyCanReadAlsoWhenItIsGoneOnWith() {
    // Given: what cannot be read is passed over, and then it is interrupted.
    TestStore store = store("unread");
    store.migrate();
    Stop stop = new Stop();
    int interrupted;
    try (HeldTable held = HeldTable.againstWriting(store, "rejection")) {
      CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> run(stop, "unread"));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      interrupted = run.join();
    }
    long read = store.number("SELECT count(*) FROM thread");

    // When
    Run finished = restore("unread", "--output", "json");
    Run again = restore("unread", "--into-rows", "--output", "json");

    // Then
    assertThat(interrupted).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(read).as("all events of threads").isGreaterThan(400);
    assertThat(finished.exitCode()).as(finished.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(finished.out()).contains("\\u001B[2Jkey", "\"unreadable\":1", "\"threads\":0");
    assertThat(again.out()).as("it reads it itself").contains("\"unreadable\":1");
  }

  /** A new thread, a new rejection, and nothing new. */
  private static List<ProducerRecord<byte[], byte[]>> moreCommands() {
    List<ProducerRecord<byte[], byte[]>> more = new ArrayList<>();
    more.add(SYSTEM.records().of(TestCommands.asking("a new one")));
    more.add(SYSTEM.records().of(TestCommands.rejected("a new one, too")));
    WORKLOAD.made().stream()
        .skip(100)
        .limit(50)
        .map(TestCommands::again)
        .map(SYSTEM.records()::of)
        .forEach(more::add);
    WORKLOAD.rejected().stream().limit(20).map(SYSTEM.records()::of).forEach(more::add);
    return more;
  }

  private static void announceNothing(Milestone milestone) {
    if (milestone == Milestone.ANNOUNCING) {
      throw new IllegalStateException("this worker announces nothing");
    }
  }

  private static byte[] eventOf(UUID threadUuid, ConsumerRecord<byte[], byte[]> like) {
    ThreadCreated event = SYSTEM.wire().decode(like.topic(), like.value(), ThreadCreated.class);
    return SYSTEM
        .wire()
        .encode(
            like.topic(),
            ThreadCreated.newBuilder(event)
                .setThreadUuid(threadUuid)
                .setPromptUuid(PromptUuid.of(threadUuid))
                .build());
  }

  private static Run restore(String store, String... options) {
    return Run.of(SYSTEM.arguments(SYSTEM.otherStoreUrl(store), withCommand(options)));
  }

  private static String[] withCommand(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "restore";
    System.arraycopy(options, 0, all, 1, options.length);
    return all;
  }

  private static int run(Stop stop, String store) {
    return Run.of(
            new RestoreCommand(stop),
            SYSTEM.arguments(SYSTEM.otherStoreUrl(store), "--connections", "1"))
        .exitCode();
  }

  private static TestStore store(String which) {
    return SYSTEM.store(SYSTEM.otherStoreUrl(which));
  }
}
