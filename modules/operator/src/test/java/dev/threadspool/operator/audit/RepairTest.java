package dev.threadspool.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.audit.Audits.Found;
import dev.threadspool.operator.audit.Audits.Told;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.HeldTable;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import dev.threadspool.worker.milestone.Milestone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What is missing on one side, in a system of a real worker, is found and brought there; each test
 * goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RepairTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("repair", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final Audits AUDITS = new Audits(SYSTEM);
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);
  private static final List<ThreadCommand> UNANNOUNCED =
      List.of(
          TestCommands.asking("decided only"),
          TestCommands.askingForAll("decided only, too"),
          TestCommands.rejected("rejected only"));
  private static Map<String, List<String>> before = Map.of();

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldFindNothingWhileAWorkerIsAtWork() {
    // Given
    SYSTEM.startWorker();
    WORKLOAD.publish(300);
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());

    // When: it goes on meanwhile.
    CompletableFuture<List<RecordMetadata>> more =
        CompletableFuture.supplyAsync(() -> new TestWorkload(SYSTEM).publish(300));
    Told during = AUDITS.run();
    SYSTEM.offsets().awaitBehind(more.join());
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    Told after = AUDITS.run();

    // Then
    assertThat(during.findings()).isEmpty();
    assertThat(during.exitCode()).as(during.err()).isZero();
    assertThat(after.findings()).isEmpty();
    assertThat(after.count("commands")).isGreaterThan(800);
    assertThat(after.count("undecided")).isZero();
  }

  @Test
  @Order(2)
  void shouldSayThatNothingCanBeSaidOfAnotherGroup() {
    // When
    String[] arguments = SYSTEM.arguments(SYSTEM.storeUrl(), "audit");
    arguments[List.of(arguments).indexOf("--group") + 1] = "somebody-else";
    var other = Run.of(arguments);

    // Then
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("is it the workers'");
  }

  @Test
  @Order(3)
  void shouldFindWhatIsMissingOnEitherSide() {
    // Given: decided, not announced, and nobody will.
    SYSTEM.stopWorker();
    List<Found> expected = new ArrayList<>(decideWithoutAnnouncing());
    before = STORE.dump();

    // And: announced, not stored any more.
    TopicNames topics = SYSTEM.topics();
    List<String> threads =
        deleted(
            "DELETE FROM thread WHERE thread_uuid IN (SELECT thread_uuid FROM thread WHERE title IS NULL AND command_id <> '%s' AND command_id <> '%s' LIMIT 3) RETURNING 'created:' || thread_uuid"
                .formatted(UNANNOUNCED.get(0).commandId(), UNANNOUNCED.get(1).commandId()));
    expected.addAll(notStored(topics.created(), "thread", threads));
    List<String> rejections =
        deleted(
            "DELETE FROM rejection WHERE thread_uuid = '%s' RETURNING %s"
                .formatted(WORKLOAD.rejected().getFirst().threadUuid(), REJECTED_ID));
    expected.addAll(notStored(topics.createRejected(), "rejection", rejections));
    int deadLetters =
        STORE.execute(
            "DELETE FROM dead_letter WHERE (origin_topic_id, origin_partition, origin_offset) IN (SELECT origin_topic_id, origin_partition, origin_offset FROM dead_letter ORDER BY failed_at LIMIT 2)");

    // When
    Told told = AUDITS.run("--repair", "--dry-run");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.findings())
        .containsAll(expected)
        .hasSize(expected.size() + deadLetters)
        .filteredOn(found -> found.subject().equals("dead letter"))
        .extracting(Found::kind)
        .containsExactlyInAnyOrder("not-announced", "not-stored", "not-stored");
    assertThat(told.count("notAnnounced")).isEqualTo(4);
    assertThat(told.count("repairable")).isEqualTo(told.count("findings"));
    assertThat(STORE.number("SELECT count(*) FROM thread"))
        .isEqualTo(before.getOrDefault("thread", List.of()).size() - 3);
  }

  @Test
  @Order(4)
  void shouldMendBothWaysAlsoWhenItIsInterruptedInTheMiddle() {
    // When: it is interrupted when it stores rows, and run again.
    Stop stop = new Stop();
    Told interrupted;
    try (HeldTable held = HeldTable.againstWriting(STORE, "rejection")) {
      CompletableFuture<Told> run =
          CompletableFuture.supplyAsync(() -> AUDITS.run(stop, "--repair"));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      interrupted = run.join();
    }
    int deadLetters = STORE.dump().getOrDefault("dead_letter", List.of()).size();
    Told repaired = AUDITS.run("--repair");
    Told clean = AUDITS.run();

    // Then
    assertThat(interrupted.exitCode()).as(interrupted.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(interrupted.count("announced")).isPositive().isLessThan(4);
    assertThat(deadLetters).isLessThan(before.getOrDefault("dead_letter", List.of()).size());
    assertThat(repaired.exitCode()).as(repaired.err()).isZero();
    assertThat(interrupted.count("announced") + repaired.count("announced")).isEqualTo(4);
    assertThat(interrupted.count("stored") + repaired.count("stored")).isEqualTo(6);
    assertThat(repaired.count("left")).isZero();
    assertThat(clean.exitCode()).as(clean.findings().toString()).isZero();
    assertThat(rows(STORE.dump())).isEqualTo(rows(before));
  }

  @Test
  @Order(5)
  void shouldLetNoWorkerAnnounceItAgain() {
    // Given: a worker is given all commands again, and some more.
    List<ProducerRecord<byte[], byte[]>> more = new ArrayList<>();
    UNANNOUNCED.forEach(command -> more.add(SYSTEM.records().of(command)));
    WORKLOAD.made().stream()
        .limit(20)
        .map(TestCommands::again)
        .map(SYSTEM.records()::of)
        .forEach(more::add);
    more.add(SYSTEM.records().of(TestCommands.asking("a new one")));
    SYSTEM.offsets().committed().keySet().forEach(partition -> SYSTEM.offsets().set(partition, 0));

    // When
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(SYSTEM.records().send(more));
    Told told = AUDITS.run();

    // Then
    assertThat(told.findings()).isEmpty();
    assertThat(told.exitCode()).isZero();
    assertThat(STORE.number("SELECT count(*) FROM thread"))
        .isEqualTo(before.getOrDefault("thread", List.of()).size() + 1);
  }

  private static final String REJECTED_ID =
      "'rejected:' || origin_topic_id || ':' || origin_partition || ':' || origin_offset";

  /** By a worker that fails before each of its commits in Kafka; then the offsets go past it. */
  private static List<Found> decideWithoutAnnouncing() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    UNANNOUNCED.forEach(command -> records.add(SYSTEM.records().of(command)));
    records.add(
        TestRecords.record(
            SYSTEM.topics().create(), "poison", "no Avro".getBytes(StandardCharsets.UTF_8)));
    List<RecordMetadata> sent = SYSTEM.records().send(records);
    SYSTEM.startWorker(
        SYSTEM.storeUrl(),
        milestone -> {
          if (milestone == Milestone.ANNOUNCING) {
            throw new IllegalStateException("this worker announces nothing");
          }
        });
    String decided =
        """
        SELECT (SELECT count(*) FROM thread WHERE command_id IN ('%s', '%s'))
          + (SELECT count(*) FROM rejection WHERE command_id = '%s') + (SELECT count(*) FROM dead_letter)
        """
            .formatted(
                UNANNOUNCED.get(0).commandId(),
                UNANNOUNCED.get(1).commandId(),
                UNANNOUNCED.get(2).commandId());
    long deadLetters = STORE.number("SELECT count(*) FROM dead_letter");
    Awaitility.await().atMost(SOON).until(() -> STORE.number(decided) == 4 + deadLetters);
    SYSTEM.stopWorker();
    Map<TopicPartition, Long> ends = new HashMap<>();
    sent.forEach(
        record ->
            ends.merge(
                new TopicPartition(record.topic(), record.partition()),
                record.offset() + 1,
                Math::max));
    ends.forEach(SYSTEM.offsets()::set);
    List<String> subjects = List.of("thread", "thread", "rejection", "dead letter");
    List<Found> expected = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      RecordMetadata record = sent.get(i);
      expected.add(
          new Found(
              "not-announced",
              subjects.get(i),
              "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()),
              ""));
    }
    return expected;
  }

  /** What was deleted, by the id of its event. */
  private static List<String> deleted(String sql) {
    List<String> ids = STORE.texts(sql);
    assertThat(ids).isNotEmpty();
    return ids;
  }

  private static List<Found> notStored(String topic, String subject, List<String> eventIds) {
    return SYSTEM.records().read(topic).stream()
        .filter(
            event ->
                eventIds.contains(
                    new String(
                        event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)))
        .map(
            event ->
                new Found(
                    "not-stored",
                    subject,
                    "%s-%d@%d".formatted(topic, event.partition(), event.offset()),
                    ""))
        .toList();
  }

  /** All but the progress: that tells now what is announced. */
  private static Map<String, List<String>> rows(Map<String, List<String>> dump) {
    Map<String, List<String>> rows = new HashMap<>(dump);
    rows.remove("intake_progress");
    return rows;
  }
}
