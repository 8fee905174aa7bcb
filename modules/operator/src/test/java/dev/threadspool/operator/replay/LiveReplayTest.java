package dev.threadspool.operator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestWorkload;
import dev.threadspool.operator.reading.ReplayHeader;
import dev.threadspool.operator.replay.Replays.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Commands that the workers' offsets were set past, in a system of a real worker, come to their end
 * at last, once; each test goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveReplayTest {

  private static final TestSystem SYSTEM = new TestSystem("replay", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final Replays REPLAYS = new Replays(SYSTEM);
  private static final TestWorkload WORKLOAD = new TestWorkload(SYSTEM);

  /** More than are published at a time. */
  private static final List<ThreadCommand> LOST = new ArrayList<>();

  private static final List<RecordMetadata> LOST_RECORDS = new ArrayList<>();
  private static final ThreadCommand REFUSED = TestCommands.rejected("skipped, and refused");
  private static final ThreadCommand WAITING = TestCommands.asking("skipped, and asked again");
  private static String notStored = "";
  private static String removed = "";
  private static Instant beforeLoss = Instant.EPOCH;

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldFindNothingToDoWhereEverythingHasItsOutcome() {
    // Given
    SYSTEM.startWorker();
    WORKLOAD.publish(60);
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();
    int before = commands().size();

    // When
    Told told = REPLAYS.run("--from-beginning");

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("commands")).isEqualTo(before);
    assertThat(told.count("matching")).isEqualTo(before);
    assertThat(told.count("missing")).isZero();
    assertThat(told.count("published")).isZero();
    assertThat(commands()).hasSize(before);
  }

  @Test
  @Order(2)
  void shouldTellWhatIsMissingFromWhatMustNotBeMadeAnew() {
    // Given: commands that the offsets are set past; the workers then decide what comes behind.
    beforeLoss = Instant.now();
    loseCommands();
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();
    // And: announced, but not stored; and a thread whose event is deleted.
    notStored = delete(WORKLOAD.made().get(12));
    removed = delete(WORKLOAD.made().get(13));
    SYSTEM.records().send(List.of(TestRecords.record(SYSTEM.topics().created(), removed, null)));
    STORE.execute(
        "DELETE FROM rejection WHERE thread_uuid = '%s'"
            .formatted(WORKLOAD.rejected().getLast().threadUuid()));
    int deadLetters = STORE.execute("DELETE FROM dead_letter");
    // And: what the workers have not come to, one of it missing before.
    SYSTEM
        .records()
        .send(
            List.of(
                SYSTEM.records().of(TestCommands.asking("the workers' own")),
                SYSTEM.records().of(WAITING)));
    int before = commands().size();

    // When
    Told told = REPLAYS.run("--from-beginning", "--dry-run", "--limit", "1000");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.commands("missing"))
        .containsExactlyInAnyOrderElementsOf(LOST_RECORDS.stream().map(Replays::place).toList());
    assertThat(told.count("missing")).isEqualTo(LOST_RECORDS.size());
    assertThat(told.count("underWay")).isEqualTo(1);
    assertThat(told.count("undecided")).isEqualTo(2);
    assertThat(told.items().toString()).contains(notStored).contains(removed);
    assertThat(told.count("removed")).isEqualTo(records(removed));
    assertThat(told.count("notStored"))
        .isEqualTo(
            records(notStored)
                + records(WORKLOAD.rejected().getLast().threadUuid().toString())
                + deadLetters);
    assertThat(commands()).hasSize(before);
  }

  @Test
  @Order(3)
  void shouldLookOnlyAtWhatIsAskedFor() {
    // Given
    RecordMetadata last = LOST_RECORDS.getLast();
    String thread = LOST.get(7).threadUuid().toString();

    // When
    Told oneThread = dry("--from-beginning", "--thread", thread);
    Told noProject = dry("--from-beginning", "--project", SampleLightdash.OTHER_PROJECT.toString());
    Told agent = dry("--from-beginning", "--agent", SampleLightdash.OPEN_AGENT.toString());
    Told sinceLoss = dry("--from-time", beforeLoss.toString());
    Told place = dry("--from-offset", Replays.place(last));

    // Then
    assertThat(oneThread.commands("missing")).containsExactly(Replays.place(LOST_RECORDS.get(7)));
    assertThat(noProject.count("matching")).isZero();
    assertThat(agent.count("missing")).isEqualTo(LOST.size() + 2);
    assertThat(sinceLoss.count("missing")).isEqualTo(LOST_RECORDS.size());
    assertThat(sinceLoss.count("notStored")).isZero();
    assertThat(place.commands("missing")).containsExactly(Replays.place(last));
  }

  @Test
  @Order(4)
  void shouldPublishEachOnceAlsoWhenItIsInterruptedInTheMiddle() {
    // When
    Told interrupted = REPLAYS.runUntilItHasPublished(() -> {}, "--from-beginning");
    int copies = copies().size();
    Told again = REPLAYS.run("--from-beginning");
    Told third = REPLAYS.run("--from-beginning");

    // Then
    assertThat(interrupted.exitCode()).as(interrupted.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(interrupted.count("published"))
        .isPositive()
        .isLessThan(LOST_RECORDS.size())
        .isEqualTo(copies);
    assertThat(again.exitCode()).as("something is announced and not stored").isEqualTo(1);
    assertThat(again.count("published")).isEqualTo(LOST_RECORDS.size() - copies);
    assertThat(third.count("published")).isZero();
    assertThat(copies())
        .extracting(
            record ->
                "%s-%d@%d"
                    .formatted(
                        record.topic(),
                        record.partition(),
                        Objects.requireNonNull(ReplayHeader.read(record.headers())).offset()))
        .containsExactlyInAnyOrderElementsOf(LOST_RECORDS.stream().map(Replays::place).toList());
  }

  @Test
  @Order(5)
  void shouldComeToOneThreadAndOneEventEach() {
    // Given: also copies that were published twice, by a replay that did not know.
    List<ProducerRecord<byte[], byte[]>> twice =
        new ArrayList<>(copies().stream().limit(5).map(TestRecords::copy).toList());
    SYSTEM.records().send(twice);

    // When
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(WORKLOAD.publishLast());
    SYSTEM.stopWorker();

    // Then
    Map<String, Integer> events = new HashMap<>();
    SYSTEM
        .records()
        .read(SYSTEM.topics().created())
        .forEach(event -> events.merge(key(event), event.value() == null ? 0 : 1, Integer::sum));
    assertThat(LOST)
        .allSatisfy(
            command -> {
              assertThat(threads(command)).isOne();
              assertThat(events).containsEntry(command.threadUuid().toString(), 1);
            });
    assertThat(events).containsEntry(WAITING.threadUuid().toString(), 1);
    assertThat(threads(REFUSED)).isZero();
    assertThat(
            STORE.number(
                "SELECT count(*) FROM rejection WHERE thread_uuid = '%s'"
                    .formatted(REFUSED.threadUuid())))
        .isOne();
    assertThat(STORE.number("SELECT count(*) FROM dead_letter")).isOne();
    assertThat(events).containsEntry(notStored, 1).containsEntry(removed, 1);
    assertThat(
            STORE.number(
                "SELECT count(*) FROM thread WHERE thread_uuid IN ('%s', '%s')"
                    .formatted(notStored, removed)))
        .isZero();
  }

  @Test
  @Order(6)
  void shouldLeaveNothingThatAnAuditMisses() {
    // Given: what is announced is stored again.
    Run repair = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit", "--repair"));

    // When
    Run audit = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit"));
    Told replay = REPLAYS.run("--from-beginning");

    // Then
    assertThat(repair.err()).isEmpty();
    assertThat(audit.out()).doesNotContain("lost");
    assertThat(audit.exitCode()).as(audit.out()).isZero();
    assertThat(replay.count("missing")).as(replay.items().toString()).isZero();
    assertThat(replay.count("published")).isZero();
    assertThat(replay.exitCode()).isZero();
  }

  @Test
  @Order(7)
  void shouldRefuseADatabaseWhoseRowsHaveYetToBeRestored() {
    // When
    String empty = SYSTEM.otherStoreUrl("empty");
    Run run = Run.of(SYSTEM.arguments(empty, "replay", "--from-beginning"));
    Run nowhere = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "replay"));
    Run elsewhere =
        Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "replay", "--from-offset", "nothing-0@3"));

    // Then
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("restore it first");
    assertThat(nowhere.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).contains("from where?");
    assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(elsewhere.err()).contains("nothing-0@3");
  }

  @Test
  @Order(8)
  void shouldPublishTheOthersWhereOneIsTooLarge() {
    // Given: one that took little room as it was written, and one behind it; nobody decides them.
    byte[] large = new byte[6 * 1024 * 1024];
    Arrays.fill(large, (byte) 'x');
    ProducerRecord<byte[], byte[]> next = SYSTEM.records().of(TestCommands.asking("behind it"));
    List<RecordMetadata> lost =
        SYSTEM
            .records()
            .send(
                Map.of("compression.type", "gzip", "max.request.size", 2 * large.length),
                List.of(
                    new ProducerRecord<>(next.topic(), 0, next.key(), large),
                    new ProducerRecord<>(next.topic(), 0, next.key(), next.value())));
    String first = Replays.place(lost.getFirst());
    String second = Replays.place(lost.getLast());
    SYSTEM.offsets().set(new TopicPartition(next.topic(), 0), lost.getLast().offset() + 1);

    // When
    Told told = REPLAYS.run("--from-beginning");
    Run again = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "replay", "--from-beginning"));

    // Then
    assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.commands("refused")).containsExactly(first);
    assertThat(told.commands("published")).containsExactly(second);
    assertThat(told.count("refused")).isOne();
    assertThat(told.count("published")).isOne();
    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(again.out())
        .contains("refused    " + first)
        .containsPattern("(?m)^refused +1$")
        .containsPattern("(?m)^published +0$");
  }

  @Test
  @Order(9)
  void shouldEndWhenItIsAskedToAlsoWhereNothingIsLeftToPublish() {
    // Given: more than are published at a time, all in one partition.
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      ProducerRecord<byte[], byte[]> record = SYSTEM.records().of(TestCommands.asking("no " + i));
      all.add(new ProducerRecord<>(record.topic(), 0, record.key(), record.value()));
    }
    RecordMetadata last = SYSTEM.records().send(all).getLast();
    TopicPartition partition = new TopicPartition(last.topic(), last.partition());
    SYSTEM.offsets().set(partition, last.offset() + 1);

    // When: retention removes them once the first are published.
    Told told =
        REPLAYS.runUntilItHasPublished(
            () ->
                SYSTEM
                    .admin()
                    .deleteRecords(
                        Map.of(partition, RecordsToDelete.beforeOffset(last.offset() + 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join(),
            "--from-beginning");

    // Then
    assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(told.count("published")).isPositive().isLessThan(all.size());
  }

  private static void loseCommands() {
    for (int i = 0; i < 250; i++) {
      LOST.add(TestCommands.asking("skipped, " + i));
    }
    List<ProducerRecord<byte[], byte[]>> lost = new ArrayList<>();
    LOST.forEach(command -> lost.add(SYSTEM.records().of(command)));
    lost.add(SYSTEM.records().of(REFUSED));
    ThreadCommand misplaced = TestCommands.asking("a user where only services may ask");
    String upstream = SYSTEM.topics().createUpstream();
    lost.add(
        TestRecords.record(
            upstream,
            misplaced.threadUuid().toString(),
            SYSTEM.wire().encode(upstream, CommandCodec.toAvro(misplaced))));
    lost.add(
        TestRecords.record(
            SYSTEM.topics().create(), "poison", "no Avro".getBytes(StandardCharsets.UTF_8)));
    LOST_RECORDS.addAll(SYSTEM.records().send(lost));
    List<RecordMetadata> skipped = new ArrayList<>(LOST_RECORDS);
    skipped.addAll(SYSTEM.records().send(List.of(SYSTEM.records().of(WAITING))));
    Map<TopicPartition, Long> ends = new HashMap<>();
    skipped.forEach(
        record ->
            ends.merge(
                new TopicPartition(record.topic(), record.partition()),
                record.offset() + 1,
                Math::max));
    ends.forEach(SYSTEM.offsets()::set);
  }

  private static Told dry(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--dry-run", "--limit", "1000"));
    return REPLAYS.run(all.toArray(String[]::new));
  }

  /** The thread's row, past everybody. */
  private static String delete(ThreadCommand command) {
    UUID thread = command.threadUuid();
    assertThat(STORE.execute("DELETE FROM thread WHERE thread_uuid = '%s'".formatted(thread)))
        .isOne();
    return thread.toString();
  }

  private static long threads(ThreadCommand command) {
    return STORE.number(
        "SELECT count(*) FROM thread WHERE thread_uuid = '%s'".formatted(command.threadUuid()));
  }

  private static List<ConsumerRecord<byte[], byte[]>> commands() {
    List<ConsumerRecord<byte[], byte[]>> all =
        new ArrayList<>(SYSTEM.records().read(SYSTEM.topics().create()));
    all.addAll(SYSTEM.records().read(SYSTEM.topics().createUpstream()));
    return all;
  }

  private static List<ConsumerRecord<byte[], byte[]>> copies() {
    return commands().stream()
        .filter(record -> record.headers().lastHeader(ReplayHeader.NAME) != null)
        .toList();
  }

  /** How many commands name a thread. */
  private static long records(String thread) {
    return commands().stream().filter(record -> key(record).equals(thread)).count();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
