package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.dlq.DlqRuns.Told;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.operator.harness.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * However a redrive ends, the next one goes on, and nothing is published twice or not at all. Each
 * test has a partition of the dead letters of its own.
 */
class DlqInterruptionTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TestSystem SYSTEM = new TestSystem("dlqinterruption", 8);
  private static final TestRecords RECORDS = SYSTEM.records();
  private static final DeadRecords DEAD = new DeadRecords(SYSTEM);
  private static final DlqRuns DLQ = new DlqRuns(SYSTEM);
  private static final String CREATE = SYSTEM.topics().create();
  private static final String HANDLED = SYSTEM.topics().createDltHandled();

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void shouldGoOnWhereItWasStopped() {
    // Given
    List<String> first = bury(0, "stopped-a", 5);
    List<String> second;
    Stop stop = new Stop();
    try (OpenTransaction open = OpenTransaction.amongLetters(0)) {
      second = bury(0, "stopped-b", 5);
      CompletableFuture<Told> run = start(stop, "0");
      awaitPublished("stopped", 5);

      // When
      stop.ask();
      Told interrupted = run.join();

      // Then
      assertThat(interrupted.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(interrupted.count("redriven")).isEqualTo(5);
      assertThat(interrupted.summary().path("state").asString()).isEqualTo("interrupted");
      assertThat(published("stopped")).containsExactlyInAnyOrderElementsOf(first);
    }
    Told again = DLQ.run("redrive", "--partition", "0");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.count("redriven")).isEqualTo(5);
    assertThat(again.count("handledBefore")).isEqualTo(5);
    first.addAll(second);
    assertThat(published("stopped")).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void shouldPublishOnceWhatAKilledOneHadNotCommitted() {
    // Given: one that was killed between publishing and committing.
    List<String> keys = bury(1, "killed", 3);
    try (KafkaProducer<byte[], byte[]> killed =
        RECORDS.producer(Map.of("transactional.id", SYSTEM.group() + "-dlq"))) {
      killed.initTransactions();
      killed.beginTransaction();
      RecordMetadata sent = acknowledged(killed, TestRecords.record(CREATE, keys.getFirst(), null));
      assertThat(sent.hasOffset()).isTrue();

      // When
      Told told = DLQ.run("redrive", "--partition", "1");

      // Then: whatever it still does comes too late.
      assertThat(told.exitCode()).as(told.err()).isZero();
      assertThat(told.count("redriven")).isEqualTo(3);
      assertThatThrownBy(killed::commitTransaction).isInstanceOf(KafkaException.class);
    }
    assertThat(published("killed")).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void shouldPublishOnceWhenTwoRunAtATime() {
    // Given
    List<String> keys = bury(2, "both-a", 5);
    CompletableFuture<Told> first;
    CompletableFuture<Told> second;
    try (OpenTransaction letters = OpenTransaction.amongLetters(2)) {
      keys.addAll(bury(2, "both-b", 5));
      first = start(new Stop(), "2");
      awaitPublished("both", 5);
      String before = producer();

      // When: it takes over before it reads what the first one did, which it cannot yet.
      try (OpenTransaction marks = OpenTransaction.amongMarks()) {
        second = start(new Stop(), "2");
        Awaitility.await().atMost(SOON).until(() -> !producer().equals(before));
      }
    }

    // Then
    assertThat(first.join().exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(first.join().err()).contains("another dlq command was started");
    assertThat(second.join().exitCode()).as(second.join().err()).isZero();
    assertThat(first.join().count("redriven") + second.join().count("redriven")).isEqualTo(10);
    assertThat(published("both")).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void shouldPublishNothingOfWhichItCannotKeepTheMark() throws Exception {
    // Given
    List<String> keys = bury(3, "markless", 3);
    // Room for the end of a transaction, and for no mark.
    alter(HANDLED, "max.message.bytes", "150");

    // When
    Told failed = DLQ.run("redrive", "--partition", "3");
    alter(HANDLED, "max.message.bytes", "1048588");
    List<String> meanwhile = published("markless");
    Told again = DLQ.run("redrive", "--partition", "3");

    // Then
    assertThat(failed.exitCode()).isEqualTo(ExitCode.AWAY);
    assertThat(failed.count("redriven")).isZero();
    assertThat(meanwhile).isEmpty();
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(published("markless")).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void shouldRefuseOnlyWhatTheTopicDoesNotTake() throws Exception {
    // Given
    List<String> keys = bury(4, "large-a", 2);
    var _ = RECORDS.send(List.of(DEAD.dead(4, "large-b", new byte[20_000], new RecordHeaders())));
    keys.addAll(bury(4, "large-c", 2));
    alter(CREATE, "max.message.bytes", "10000");

    // When
    Told told = DLQ.run("redrive", "--partition", "4");
    alter(CREATE, "max.message.bytes", "4194304");
    List<String> without = published("large");
    long open = committed(4);
    Told again = DLQ.run("redrive", "--partition", "4");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.with("refused")).containsExactly("4@2");
    assertThat(without).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(open).isEqualTo(2);
    assertThat(again.exitCode()).as(again.err()).isZero();
    keys.add("large-b");
    assertThat(published("large")).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void shouldGoOnWhereTheLimitWas() {
    // Given
    List<String> keys = bury(5, "limit", 5);

    // When
    List<Told> runs =
        IntStream.range(0, 3)
            .mapToObj(_ -> DLQ.run("redrive", "--partition", "5", "--limit", "2"))
            .toList();

    // Then
    assertThat(runs).extracting(run -> run.count("redriven")).containsExactly(2L, 2L, 1L);
    assertThat(runs)
        .extracting(Told::exitCode)
        .containsExactly(ExitCode.FINDINGS, ExitCode.FINDINGS, ExitCode.OK);
    assertThat(published("limit")).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void shouldCommitHowFarAllIsHandled() {
    // Given: behind them two offsets without a dead letter.
    var _ = bury(6, "lag", 4);
    OpenTransaction.amongLetters(6).close();

    // When: nobody looks at 6@0 and 6@1, then 6@1 alone stays open.
    var inTheMiddle = DLQ.run("drop", "6@2", "--reason", "none");
    long unknown = committed(6);
    var dropped = DLQ.run("drop", "6@0", "6@3", "--reason", "none");
    long open = committed(6);
    var _ = DLQ.run("redrive", "6@1");
    var _ = DLQ.run("redrive", "--partition", "6");

    // Then
    assertThat(inTheMiddle.count("dropped")).isEqualTo(1);
    assertThat(unknown).isNotPositive();
    assertThat(dropped.count("dropped")).isEqualTo(2);
    assertThat(open).isEqualTo(1);
    assertThat(committed(6)).isEqualTo(6);
  }

  @Test
  void shouldRefuseWhatItMustNotSend() {
    // Given
    String elsewhere = SYSTEM.topics().created();
    var _ =
        RECORDS.send(
            List.of(
                new ProducerRecord<>(
                    SYSTEM.topics().createDlt(), 7, "refused-a".getBytes(UTF_8), new byte[0]),
                DEAD.dead(
                    7,
                    elsewhere,
                    "refused-b",
                    new byte[0],
                    new RecordHeaders(),
                    java.time.Instant.now(),
                    "x.Y",
                    "forged"),
                DEAD.dead(
                    7,
                    "refused-c",
                    new byte[0],
                    new RecordHeaders().add("threadspool_redrive-count", "often".getBytes(UTF_8))),
                DEAD.dead(7, "refused-d", new byte[5_000_000], new RecordHeaders())));

    // When
    Told told = DLQ.run("redrive", "--partition", "7");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.all("refused"))
        .containsExactly(
            "its headers do not say of which record it is",
            "it says that it is of %s, which is no command topic".formatted(elsewhere),
            "its count (threadspool_redrive-count) cannot be read",
            "its value of 5,000,000 bytes was too large for a dead letter, and stands in %s-0@17 only"
                .formatted(CREATE));
    assertThat(RECORDS.read(elsewhere)).isEmpty();
    assertThat(published("refused")).isEmpty();
    assertThat(DLQ.run("list", "--partition", "7").count("found")).isEqualTo(4);
    assertThat(DLQ.text("show", "7@3").out())
        .contains("5,000,000 bytes, too large for a dead letter");
  }

  @Test
  void shouldNotBeginWhereMarksAreGoneBeforeTheirDeadLetters() throws Exception {
    // Given
    alter(HANDLED, "retention.ms", "3600000");

    // When
    Told told = DLQ.run("redrive", "--partition", "0");
    alter(HANDLED, "retention.ms", "7776000000");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(told.err()).contains("shorter retention.ms");
  }

  /** On a thread of its own: the common pool may have no more than one. */
  private static CompletableFuture<Told> start(Stop stop, String partition) {
    return CompletableFuture.supplyAsync(
        () -> DLQ.redrive(stop, "--partition", partition), task -> new Thread(task).start());
  }

  /** A transaction with a record: what is behind that is not read while it is open. */
  private static final class OpenTransaction implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    private OpenTransaction(ProducerRecord<byte[], byte[]> record) {
      producer = RECORDS.producer(Map.of("transactional.id", record.topic() + record.partition()));
      producer.initTransactions();
      producer.beginTransaction();
      var _ = acknowledged(producer, record);
    }

    static OpenTransaction amongLetters(int partition) {
      return new OpenTransaction(DEAD.dead(partition, "aborted"));
    }

    static OpenTransaction amongMarks() {
      return new OpenTransaction(
          new ProducerRecord<>(HANDLED, 0, "aborted".getBytes(UTF_8), new byte[0]));
    }

    @Override
    public void close() {
      producer.abortTransaction();
      producer.close();
    }
  }

  /** Dead letters with keys that begin alike. */
  private static List<String> bury(int partition, String name, int count) {
    List<String> keys = new ArrayList<>();
    IntStream.range(0, count).forEach(number -> keys.add(name + number));
    var _ = RECORDS.send(keys.stream().map(key -> DEAD.dead(partition, key)).toList());
    return keys;
  }

  /** The keys of committed records that begin like this. */
  private static List<String> published(String name) {
    return RECORDS.read(CREATE).stream()
        .map(record -> new String(record.key(), UTF_8))
        .filter(key -> key.startsWith(name))
        .toList();
  }

  private static void awaitPublished(String name, int count) {
    Awaitility.await().atMost(SOON).until(() -> published(name).size() == count);
  }

  private static RecordMetadata acknowledged(
      KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who may commit under the one transactional id. */
  private static String producer() {
    try {
      var description =
          SYSTEM
              .admin()
              .describeTransactions(List.of(SYSTEM.group() + "-dlq"))
              .description(SYSTEM.group() + "-dlq")
              .get();
      return description.producerId() + ":" + description.producerEpoch();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Also of a transaction whose end the group's coordinator has not heard yet. */
  private static long committed(int partition) {
    TopicPartition letters = new TopicPartition(SYSTEM.topics().createDlt(), partition);
    Map<TopicPartition, @Nullable OffsetAndMetadata> stable =
        Awaitility.await()
            .atMost(SOON)
            .until(() -> stable(letters), told -> told.containsKey(letters));
    OffsetAndMetadata offset = stable.get(letters);
    return offset == null ? -1 : offset.offset();
  }

  /** Without the partition where a transaction is about to change its offset. */
  private static Map<TopicPartition, @Nullable OffsetAndMetadata> stable(TopicPartition partition)
      throws Exception {
    String group = SYSTEM.group() + "-dlq";
    return SYSTEM
        .admin()
        .listConsumerGroupOffsets(
            Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(partition))),
            new ListConsumerGroupOffsetsOptions().requireStable(true))
        .partitionsToOffsetAndMetadata(group)
        .get();
  }

  private static void alter(String topic, String setting, String value) {
    new TestTopics(SYSTEM.admin()).alter(topic, Map.of(setting, value));
  }
}
