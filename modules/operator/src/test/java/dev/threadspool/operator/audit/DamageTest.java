package dev.threadspool.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
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
import dev.threadspool.operator.harness.TestTopics;
import dev.threadspool.operator.harness.TestWorkload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every kind of damage is found, where it is, and nothing else. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DamageTest {

  private static final TestSystem SYSTEM = new TestSystem("damage", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final Audits AUDITS = new Audits(SYSTEM);
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);

  @BeforeAll
  static void makeThreads() {
    List<RecordMetadata> sent = new ArrayList<>(WORKLOAD.publish(100));
    sent.addAll(WORKLOAD.publishLast());
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(sent);
    SYSTEM.stopWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldEndInTheMiddleAndBeginAgain() {
    // When: it is interrupted while it compares events with rows.
    Stop stop = new Stop();
    Told interrupted;
    try (HeldTable held = HeldTable.againstReading(STORE, "prompt")) {
      CompletableFuture<Told> run = CompletableFuture.supplyAsync(() -> AUDITS.run(stop));
      held.awaitSomebodyWaiting();
      stop.ask();
      held.release();
      interrupted = run.join();
    }
    Told again = AUDITS.run();

    // Then
    assertThat(interrupted.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(interrupted.count("commands")).isGreaterThan(100);
    assertThat(again.findings()).isEmpty();
    assertThat(again.exitCode()).isZero();
    assertThat(again.count("commands")).isEqualTo(interrupted.count("commands"));
  }

  @Test
  @Order(2)
  void shouldFindEveryKindOfDamage() {
    // Given
    List<Found> expected = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> created = SYSTEM.records().read(SYSTEM.topics().created());
    expected.add(doubled("thread", created.get(0)));
    expected.add(doubled("dead letter", SYSTEM.records().read(SYSTEM.topics().createDlt()).get(0)));
    expected.add(
        doubled("rejection", SYSTEM.records().read(SYSTEM.topics().createRejected()).getLast()));
    expected.add(unequal(created.get(1), "actorName", "UPDATE thread SET actor_name = 'another'"));
    expected.add(
        unequal(
            created.get(2),
            "context",
            "UPDATE prompt_context SET item = replace(item, 'Jaffle', 'Joffle') FROM prompt p WHERE p.prompt_uuid = prompt_context.prompt_uuid AND p.thread_uuid = '%s' AND kind = 'dashboard'"));
    expected.add(new Found("torn", "thread", originOf(created.get(3)), ""));
    assertThat(
            STORE.execute(
                "DELETE FROM prompt WHERE thread_uuid = '%s'".formatted(key(created.get(3)))))
        .isEqualTo(1);
    expected.add(tombstoned(created.get(4)));
    expected.add(unreadable());
    expected.addAll(decidedTwice(created.get(5)));
    expected.addAll(outcomeOfAnAbortedCommand());
    expected.add(lost());

    // When
    Told told = AUDITS.run();

    // Then
    assertThat(told.findings()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.count("findings")).isEqualTo(expected.size());
    assertThat(told.count("doubled")).isEqualTo(3);
  }

  @Test
  @Order(3)
  void shouldRepairNothingThatItCannot() {
    // Given
    Map<String, List<String>> rows = STORE.dump();

    // When
    Told told = AUDITS.run("--repair");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.count("left")).isEqualTo(told.count("findings")).isPositive();
    assertThat(told.count("announced")).isZero();
    assertThat(told.count("stored")).isZero();
    Map<String, List<String>> after = new HashMap<>(STORE.dump());
    after.put("intake_progress", rows.getOrDefault("intake_progress", List.of()));
    assertThat(after).isEqualTo(rows);
  }

  @Test
  @Order(4)
  void shouldNotMissWhatRetentionHasRemoved() throws Exception {
    // Given: some of the commands are gone, and rejections, as their topic says.
    List<Found> before = AUDITS.run().findings();
    String rejected = SYSTEM.topics().createRejected();
    remove(SYSTEM.topics().create());
    remove(rejected);
    keepFor(rejected, 1);

    // When
    Told told = AUDITS.run();
    keepFor(rejected, 1_000_000_000);
    Told missing = AUDITS.run();

    // Then: a topic that should have kept them has lost them.
    assertThat(told.findings()).isEqualTo(before);
    assertThat(missing.findings())
        .filteredOn(found -> !before.contains(found))
        .isNotEmpty()
        .allMatch(found -> found.kind().equals("not-announced"))
        .allMatch(found -> found.subject().equals("rejection"));
  }

  @Test
  @Order(5)
  void shouldShowPeopleNothingThatMovesTheirCursor() {
    // Given: a key that is no uuid, which the reason quotes.
    var _ =
        SYSTEM
            .records()
            .send(List.of(TestRecords.record(SYSTEM.topics().created(), "\0\033[2Jkey", null)));

    // When
    Run audit = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit"));

    // Then
    assertThat(audit.exitCode()).as(audit.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(audit.out()).contains("\uFFFD\uFFFD[2Jkey").doesNotContain("\033");
  }

  private static Found doubled(String subject, ConsumerRecord<byte[], byte[]> event) {
    RecordMetadata again = SYSTEM.records().send(List.of(TestRecords.copy(event))).getFirst();
    return new Found("doubled", subject, place(again), "");
  }

  private static Found unequal(ConsumerRecord<byte[], byte[]> event, String member, String update) {
    String sql =
        update.contains("%s")
            ? update.formatted(key(event))
            : update + " WHERE thread_uuid = '%s'".formatted(key(event));
    assertThat(STORE.execute(sql)).isEqualTo(1);
    return new Found("unequal", "thread", place(event), member);
  }

  private static Found tombstoned(ConsumerRecord<byte[], byte[]> event) {
    var _ =
        SYSTEM
            .records()
            .send(List.of(TestRecords.record(SYSTEM.topics().created(), key(event), null)));
    return new Found("tombstoned", "thread", originOf(event), "");
  }

  private static Found unreadable() {
    RecordMetadata garbage =
        SYSTEM
            .records()
            .send(
                List.of(
                    TestRecords.record(
                        SYSTEM.topics().created(),
                        UUID.randomUUID().toString(),
                        "no event".getBytes(StandardCharsets.UTF_8))))
            .getFirst();
    return new Found(
        "unreadable", "thread", place(garbage), "SerializationException: Unknown magic byte!");
  }

  private static List<Found> decidedTwice(ConsumerRecord<byte[], byte[]> event) {
    assertThat(
            STORE.execute(
                """
                INSERT INTO dead_letter
                SELECT origin_topic_id, origin_partition, origin_offset, '2001-01-01', 'e', 'm', 's'
                FROM thread WHERE thread_uuid = '%s'
                """
                    .formatted(key(event))))
        .isEqualTo(1);
    return List.of(
        new Found("decided-twice", "command", originOf(event), "dead letter, thread"),
        new Found("not-announced", "dead letter", originOf(event), ""));
  }

  private static List<Found> outcomeOfAnAbortedCommand() {
    RecordMetadata aborted = WORKLOAD.aborted().getLast();
    assertThat(
            STORE.execute(
                """
                INSERT INTO dead_letter
                SELECT topic_id, %d, %d, '2001-01-01', 'e', 'm', 's'
                FROM intake_progress WHERE topic_id = '%s' LIMIT 1
                """
                    .formatted(aborted.partition(), aborted.offset(), topicId(aborted.topic()))))
        .isEqualTo(1);
    return List.of(
        new Found("no-command", "dead letter", place(aborted), ""),
        new Found("not-announced", "dead letter", place(aborted), ""));
  }

  /** The group's offsets are set past a command that no worker has seen. */
  private static Found lost() {
    ThreadCommand command = TestCommands.asking("nobody hears this");
    RecordMetadata sent = SYSTEM.records().send(List.of(SYSTEM.records().of(command))).getFirst();
    SYSTEM.offsets().set(new TopicPartition(sent.topic(), sent.partition()), sent.offset() + 1);
    return new Found("lost", "command", place(sent), "");
  }

  private static String originOf(ConsumerRecord<byte[], byte[]> event) {
    return STORE
        .texts(
            """
            SELECT CASE WHEN origin_topic_id = '%s' THEN '%s' ELSE '%s' END
              || '-' || origin_partition || '@' || origin_offset
            FROM thread WHERE thread_uuid = '%s'
            """
                .formatted(
                    topicId(SYSTEM.topics().create()),
                    SYSTEM.topics().create(),
                    SYSTEM.topics().createUpstream(),
                    key(event)))
        .getFirst();
  }

  private static String key(ConsumerRecord<byte[], byte[]> event) {
    return new String(event.key(), StandardCharsets.UTF_8);
  }

  private static String place(RecordMetadata record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static UUID topicId(String topic) {
    try {
      var id =
          SYSTEM
              .admin()
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .values()
              .iterator()
              .next()
              .topicId();
      return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the topic says; the broker does not act on it, whenever it looks: it compacts instead. */
  private static void keepFor(String topic, long milliseconds) {
    new TestTopics(SYSTEM.admin())
        .alter(
            topic,
            Map.of("cleanup.policy", "compact", "retention.ms", String.valueOf(milliseconds)));
  }

  /** The first ten records of each partition. */
  private static void remove(String topic) throws Exception {
    SYSTEM
        .admin()
        .deleteRecords(
            Map.of(
                new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(10),
                new TopicPartition(topic, 1), RecordsToDelete.beforeOffset(10)))
        .all()
        .get();
  }
}
