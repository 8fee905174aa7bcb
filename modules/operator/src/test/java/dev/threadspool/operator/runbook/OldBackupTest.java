package dev.threadspool.operator.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.harness.Compaction;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A backup is put back that is older than an erasure, and nothing but the topic of erased threads
 * tells of that any more. One thread is in the backup; of the other there is the command. Each test
 * goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OldBackupTest {

  private static final Duration LONG = Duration.ofSeconds(120);

  private static final TestSystem SYSTEM = new TestSystem("oldbackup", 1);
  private static final String BACKUP = SYSTEM.otherStoreUrl("backup");
  private static final TestStore STORE = SYSTEM.store(BACKUP);
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);
  private static final ThreadCommand INSIDE = TestCommands.asking("in the backup");
  private static final ThreadCommand BEHIND = TestCommands.asking("behind the backup");

  @BeforeAll
  static void eraseBehindABackup() {
    SYSTEM.startWorker();
    decide(INSIDE);
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();
    // The rows as they are now, in every column.
    assertThat(Run.of(SYSTEM.arguments(BACKUP, "restore")).exitCode()).isZero();
    SYSTEM.startWorker();
    decide(BEHIND);
    Run erased =
        Run.of(
            SYSTEM.arguments(
                SYSTEM.storeUrl(), "erase", "--thread", uuid(INSIDE), "--thread", uuid(BEHIND)));
    assertThat(erased.exitCode()).as(erased.err()).isZero();
    try (Compaction _ = new Compaction(SYSTEM.admin(), SYSTEM.topics().created())) {
      Awaitility.await()
          .atMost(LONG)
          .until(
              () -> {
                SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
                return events().stream().noneMatch(OldBackupTest::isOfErased);
              });
    }
    SYSTEM.stopWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldFindWhatTheDatabaseDoesNotKnow() {
    // When
    Run found = run("audit", "--output", "json");
    Run ofLive = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit"));

    // Then
    assertThat(found.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(found.out()).contains("\"notMarked\":2");
    assertThat(found.out().lines().filter(line -> line.contains("\"not-marked\"")))
        .allMatch(line -> line.contains(SYSTEM.topics().erased()))
        .anyMatch(line -> line.contains(uuid(INSIDE)))
        .anyMatch(line -> line.contains(uuid(BEHIND)));
    assertThat(ofLive.exitCode()).as(ofLive.out()).isZero();
  }

  @Test
  @Order(2)
  void shouldNotBeAnnouncedAgain() {
    // Given
    Map<String, List<String>> rows = STORE.dump();

    // When
    Run looked = run("audit", "--repair", "--dry-run");
    Run repaired = run("audit", "--repair");

    // Then
    assertThat(events()).noneMatch(OldBackupTest::isOfErased);
    assertRefused(looked);
    assertRefused(repaired);
    assertThat(STORE.dump()).isEqualTo(rows);
  }

  @Test
  @Order(3)
  void shouldNotBeAskedForAgain() {
    // Given
    int commands = SYSTEM.records().read(SYSTEM.topics().create()).size();

    // When
    Run looked = run("replay", "--from-beginning", "--dry-run");
    Run replayed = run("replay", "--from-beginning");

    // Then
    assertThat(SYSTEM.records().read(SYSTEM.topics().create())).hasSize(commands);
    assertRefused(looked);
    assertRefused(replayed);
  }

  @Test
  @Order(3)
  void shouldNotBeMadeBesideTheLiveOnes() {
    // When
    Run shadow =
        run(
            "replay",
            "--from-beginning",
            "--into-schema",
            "shadow",
            "--lightdash",
            SYSTEM.lightdashUrl(),
            "--lightdash-user",
            SYSTEM.user());

    // Then
    assertThat(STORE.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'shadow'")).isZero();
    assertRefused(shadow);
  }

  @Test
  @Order(4)
  void shouldBeKnownOnceItsTopicWasRead() {
    // When
    Run restored = run("restore", "--into-rows");
    Run audited = run("audit");
    Run repaired = run("audit", "--repair");
    Run replayed = run("replay", "--from-beginning");

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(audited.exitCode()).as(audited.out()).isZero();
    assertThat(repaired.exitCode()).as(repaired.err()).isZero();
    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
    assertThat(events()).noneMatch(OldBackupTest::isOfErased);
    assertThat(STORE.dump().get("thread"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(uuid(INSIDE)) || row.contains(uuid(BEHIND)));
  }

  @Test
  @Order(5)
  void shouldNotBeAskedOfATopicThatIsNotThere() throws Exception {
    // Given: as in a cluster of an early version.
    String erased = SYSTEM.topics().erased();
    SYSTEM.admin().deleteTopics(List.of(erased)).all().get();
    Awaitility.await()
        .atMost(LONG)
        .until(() -> !SYSTEM.admin().listTopics().names().get().contains(erased));

    // When
    Run audited = run("audit");
    Run repaired = run("audit", "--repair");
    Run replayed = run("replay", "--from-beginning");

    // Then
    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(repaired.exitCode()).as(repaired.err()).isZero();
    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
  }

  private static void assertRefused(Run run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("restore --into-rows", SYSTEM.topics().erased());
  }

  private static Run run(String... command) {
    return Run.of(SYSTEM.arguments(BACKUP, command));
  }

  private static void decide(ThreadCommand command) {
    SYSTEM.offsets().awaitBehind(SYSTEM.records().send(List.of(SYSTEM.records().of(command))));
  }

  private static List<ConsumerRecord<byte[], byte[]>> events() {
    return SYSTEM.records().read(SYSTEM.topics().created());
  }

  private static boolean isOfErased(ConsumerRecord<byte[], byte[]> event) {
    return Stream.of(INSIDE, BEHIND)
        .anyMatch(each -> new String(event.key(), UTF_8).equals(uuid(each)));
  }

  private static String uuid(ThreadCommand command) {
    return command.threadUuid().toString();
  }
}
