package dev.threadspool.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.HeldTable;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
 * {@code restore} that did not come to its end at once. Each test restores into a database of its
 * own; those that add to the topics come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResumedRestoreTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("resumed", 3);
  private static final Restores RESTORES = new Restores(SYSTEM);

  @BeforeAll
  static void makeThreads() {
    RESTORES.makeThreads();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldGoOnAfterAnInterruptionAndALostConnection() throws Exception {
    // Given: a restore that stands in the middle, because somebody holds a table.
    TestStore store = RESTORES.store("again");
    store.migrate();

    // When: it is interrupted there.
    int interrupted = interruptInTheMiddle("again");
    long threads = store.number("SELECT count(*) FROM thread");
    long rejections = store.number("SELECT count(*) FROM rejection");

    // And: its connection is lost there.
    int lost;
    try (HeldTable held = HeldTable.againstWriting(store, "rejection")) {
      CompletableFuture<Integer> run =
          CompletableFuture.supplyAsync(() -> RESTORES.restore(new Stop(), "again"));
      held.awaitSomebodyWaiting();
      held.killWaiting();
      lost = run.join();
    }
    Run refusing = RESTORES.restore("again", "--dry-run");
    Run finished = RESTORES.restore("again");

    // Then
    assertThat(interrupted).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(threads).isGreaterThan(300);
    assertThat(rejections).isLessThan(RESTORES.before("rejection").size());
    assertThat(lost).isEqualTo(ExitCode.AWAY);
    assertThat(refusing.out()).contains("a restore began and is not finished");
    assertThat(finished.exitCode()).as(finished.err()).isZero();
    assertThat(finished.out()).containsPattern("threads +0");
    assertThat(store.dump()).isEqualTo(RESTORES.before());
  }

  @Test
  @Order(2)
  void shouldKeepWorkersWaitingAndLetThemGoOn() {
    // Given: a command that is decided in the old database, and not announced.
    ThreadCommand decided = TestCommands.asking("decided, not announced");
    List<RecordMetadata> sent =
        new ArrayList<>(SYSTEM.records().send(List.of(SYSTEM.records().of(decided))));
    SYSTEM.startWorker(SYSTEM.storeUrl(), ResumedRestoreTest::announceNothing);
    TestStore old = SYSTEM.store(SYSTEM.storeUrl());
    Awaitility.await()
        .atMost(SOON)
        .until(() -> old.dump().toString().contains(decided.commandId().toString()));
    SYSTEM.stopWorker();

    // And: a restore that was interrupted before it wrote anything, and a worker that does not wait
    // for its end.
    Stop atOnce = new Stop();
    atOnce.ask();
    assertThat(RESTORES.restore(atOnce, "carry")).isEqualTo(ExitCode.INTERRUPTED);
    SYSTEM.startWorker(SYSTEM.otherStoreUrl("carry"));
    sent.addAll(SYSTEM.records().send(moreCommands()));
    Awaitility.await().atMost(SOON).until(() -> SYSTEM.missing().contains(Dependency.STORE));
    long created = SYSTEM.records().read(SYSTEM.topics().created()).size();
    long rejected = SYSTEM.records().read(SYSTEM.topics().createRejected()).size();

    // When
    Run restored = RESTORES.restore("carry");
    SYSTEM.offsets().awaitBehind(sent);
    SYSTEM.stopWorker();

    // Then: what was there is there, and every new command came to one end.
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    TestStore store = RESTORES.store("carry");
    for (String table : List.of("thread", "prompt", "prompt_context", "rejection", "dead_letter")) {
      assertThat(store.dump().get(table)).containsAll(RESTORES.before(table));
    }
    assertThat(
            store.number(
                "SELECT count(*) FROM thread WHERE command_id = '%s'"
                    .formatted(decided.commandId())))
        .isEqualTo(1);
    assertThat(SYSTEM.records().read(SYSTEM.topics().created())).hasSize((int) created + 2);
    assertThat(SYSTEM.records().read(SYSTEM.topics().createRejected())).hasSize((int) rejected + 1);
    Run audited = Run.of(SYSTEM.arguments(SYSTEM.otherStoreUrl("carry"), "audit"));
    // The thread that was announced twice is this test's own making.
    assertThat(
            audited
                .out()
                .lines()
                .filter(line -> line.contains("  thread "))
                .map(line -> line.split(" ")[0]))
        .containsExactly("doubled");
  }

  @Test
  @Order(3)
  void shouldTellOfWhatNobodyCanReadAlsoWhenItIsGoneOnWith() {
    // Given: what cannot be read (a key that is no uuid) is passed over, and then it is
    // interrupted.
    var _ =
        SYSTEM
            .records()
            .send(List.of(TestRecords.record(SYSTEM.topics().created(), "\033[2Jkey", null)));
    TestStore store = RESTORES.store("unread");
    store.migrate();
    int interrupted = interruptInTheMiddle("unread");
    long read = store.number("SELECT count(*) FROM thread");

    // When
    Run finished = RESTORES.restore("unread", "--output", "json");
    Run again = RESTORES.restore("unread", "--into-rows", "--output", "json");

    // Then
    assertThat(interrupted).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(read).as("all events of threads").isGreaterThan(400);
    assertThat(finished.exitCode()).as(finished.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(finished.out()).contains("\\u001B[2Jkey", "\"unreadable\":1", "\"threads\":0");
    assertThat(again.out()).as("it reads it itself").contains("\"unreadable\":1");
  }

  /** Where it has read all events of threads, and writes rejections. */
  private static int interruptInTheMiddle(String store) {
    Stop stop = new Stop();
    try (HeldTable held = HeldTable.againstWriting(RESTORES.store(store), "rejection")) {
      CompletableFuture<Integer> run =
          CompletableFuture.supplyAsync(() -> RESTORES.restore(stop, store));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      return run.join();
    }
  }

  /** A new thread, a new rejection, and nothing new. */
  private static List<ProducerRecord<byte[], byte[]>> moreCommands() {
    List<ProducerRecord<byte[], byte[]>> more = new ArrayList<>();
    more.add(SYSTEM.records().of(TestCommands.asking("a new one")));
    more.add(SYSTEM.records().of(TestCommands.rejected("a new one, too")));
    RESTORES.workload().made().stream()
        .skip(100)
        .limit(50)
        .map(TestCommands::again)
        .map(SYSTEM.records()::of)
        .forEach(more::add);
    RESTORES.workload().rejected().stream().limit(20).map(SYSTEM.records()::of).forEach(more::add);
    return more;
  }

  private static void announceNothing(Milestone milestone) {
    if (milestone == Milestone.ANNOUNCING) {
      throw new IllegalStateException("this worker announces nothing");
    }
  }
}
