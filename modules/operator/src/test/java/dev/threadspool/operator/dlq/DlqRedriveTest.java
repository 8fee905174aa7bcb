package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.headers.RedriveHeaders;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.dlq.DlqRuns.Told;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a real worker has given up is sent again, and ends as it may then; each test goes on where
 * the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DlqRedriveTest {

  private static final TestSystem SYSTEM = new TestSystem("dlqredrive", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final TestRecords RECORDS = SYSTEM.records();
  private static final DlqRuns DLQ = new DlqRuns(SYSTEM);

  /** The store takes it later. */
  private static final ThreadCommand MENDED = TestCommands.asking("trouble that passes");

  /** The store never takes it; it has more headers than a dead letter has room for. */
  private static final ThreadCommand HOPELESS = TestCommands.asking("trouble that stays");

  private static @Nullable Told redriven;

  @BeforeAll
  static void giveUp() {
    STORE.migrate();
    STORE.execute("ALTER TABLE prompt ADD CONSTRAINT fine CHECK (prompt NOT LIKE 'trouble%')");
    ProducerRecord<byte[], byte[]> mended = RECORDS.of(MENDED);
    mended.headers().add("own", "1".getBytes(UTF_8)).add("own", "2".getBytes(UTF_8));
    ProducerRecord<byte[], byte[]> hopeless = RECORDS.of(HOPELESS);
    for (int i = 0; i < 32; i++) {
      hopeless.headers().add("own%02d".formatted(i), new byte[507]);
    }
    List<RecordMetadata> sent =
        RECORDS.send(
            List.of(
                mended,
                hopeless,
                TestRecords.record(SYSTEM.topics().create(), "poison", "poison".getBytes(UTF_8)),
                TestRecords.record(SYSTEM.topics().create(), "junk", "junk".getBytes(UTF_8))));
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(sent);
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldChangeNothingInADryRun() {
    // When
    Told redrive = DLQ.run("redrive", "--all", "--dry-run");
    Told drop = DLQ.run("drop", "--all", "--reason", "none", "--dry-run");

    // Then
    assertThat(redrive.exitCode()).as(redrive.err()).isZero();
    assertThat(redrive.count("wouldBeRedriven")).isEqualTo(4);
    assertThat(redrive.with("wouldBe")).hasSize(4);
    assertThat(drop.count("wouldBeDropped")).isEqualTo(4);
    assertThat(RECORDS.read(SYSTEM.topics().create())).hasSize(4);
    assertThat(RECORDS.read(SYSTEM.topics().createDltHandled())).isEmpty();
    assertThat(DLQ.run("list").count("found")).isEqualTo(4);
  }

  @Test
  @Order(2)
  void shouldSetAsideWhatIsNotToBeSentAgain() {
    // When
    Told told = DLQ.run("drop", dead("junk"), "--reason", "INC-1", "--by", "kim");

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.with("done")).containsExactly(dead("junk"));
    assertThat(DLQ.run("list").with("deadLetter")).hasSize(3).doesNotContain(dead("junk"));
    assertThat(DLQ.run("list", "--state", "dropped").with("deadLetter"))
        .containsExactly(dead("junk"));
    assertThat(DLQ.text("show", dead("junk")).out()).contains("dropped at ", " by kim: INC-1");
  }

  @Test
  @Order(3)
  void shouldSendTheRecordAgainAsItCame() {
    // Given
    STORE.execute("ALTER TABLE prompt DROP CONSTRAINT fine");
    STORE.execute("ALTER TABLE prompt ADD CONSTRAINT fine CHECK (prompt <> 'trouble that stays')");

    // When
    Told told = DLQ.run("redrive", "--all");
    redriven = told;

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("redriven")).isEqualTo(3);
    assertThat(told.count("handledBefore")).isEqualTo(1);
    List<ConsumerRecord<byte[], byte[]>> records = of(key(MENDED));
    assertThat(records).hasSize(2);
    assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
    assertThat(records.get(1).partition()).isEqualTo(records.get(0).partition());
    assertThat(texts(records.get(1)))
        .containsExactly("threadspool_redrive-count=1", "own=1", "own=2");
    assertThat(of("junk")).hasSize(1);
  }

  @Test
  @Order(4)
  void shouldEndAsItMayThen() {
    // When
    awaitDecided(Objects.requireNonNull(redriven));

    // Then
    assertThat(
            STORE.number(
                "SELECT count(*) FROM thread WHERE thread_uuid = '%s'"
                    .formatted(MENDED.threadUuid())))
        .isEqualTo(1);
    assertThat(RECORDS.read(SYSTEM.topics().created())).hasSize(1);
    assertThat(DLQ.run("list").all("redrives")).containsExactly("1", "1");
    assertThat(deadLetters(key(HOPELESS))).hasSize(2);
    assertThat(deadLetters("poison")).hasSize(2);
  }

  @Test
  @Order(5)
  void shouldSendNothingASecondTime() {
    // When
    Told named = DLQ.run("redrive", dead(key(MENDED)), dead("poison"));

    // Then
    assertThat(named.exitCode()).as(named.err()).isZero();
    assertThat(named.count("redriven")).isZero();
    assertThat(named.count("handledBefore")).isEqualTo(2);
    assertThat(of(key(MENDED))).hasSize(2);
    assertThat(DLQ.text("show", dead(key(MENDED))).out())
        .containsPattern("redriven at .* by .*, to %s-".formatted(SYSTEM.topics().create()));
  }

  @Test
  @Order(6)
  void shouldLeaveAnAuditNothingToFind() {
    // When: one that succeeded, two that failed again, one that was dropped.
    Run audit = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit"));

    // Then
    assertThat(audit.exitCode()).as(audit.out()).isEqualTo(ExitCode.OK);
  }

  @Test
  @Order(7)
  void shouldKeepTheCountWhereHeadersAreCut() {
    // Given
    ConsumerRecord<byte[], byte[]> first = deadLetters(key(HOPELESS)).getFirst();
    assertThat(Objects.requireNonNull(DeadLetterFacts.read(first.headers())).headersCut())
        .isPositive();

    // When
    Told told = DLQ.run("redrive", "--thread", key(HOPELESS));
    awaitDecided(told);

    // Then
    assertThat(told.count("redriven")).isEqualTo(1);
    ConsumerRecord<byte[], byte[]> third = deadLetters(key(HOPELESS)).get(2);
    assertThat(texts(third).getFirst()).isEqualTo("threadspool_redrive-count=2");
    assertThat(RedriveHeaders.count(third.headers())).isEqualTo(2);
  }

  @Test
  @Order(8)
  void shouldRefuseWhatComesBackAgainAndAgain() {
    // When
    Told strict = DLQ.run("redrive", "--thread", key(HOPELESS), "--max-redrives", "2");
    Told third = DLQ.run("redrive", "--thread", key(HOPELESS));
    awaitDecided(third);
    Told fourth = DLQ.run("redrive", "--thread", key(HOPELESS));

    // Then
    assertThat(strict.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(strict.all("refused"))
        .containsExactly("it has come back 2 times already (--max-redrives)");
    assertThat(third.count("redriven")).isEqualTo(1);
    assertThat(fourth.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(fourth.all("refused"))
        .containsExactly("it has come back 3 times already (--max-redrives)");
    assertThat(of(key(HOPELESS))).hasSize(4);
  }

  @Test
  @Order(9)
  void shouldSendAgainWhatWasDroppedWhereThatIsAsked() {
    // When
    Told without = DLQ.run("redrive", dead("junk"));
    Told with = DLQ.run("redrive", dead("junk"), "--dropped");
    awaitDecided(with);

    // Then
    assertThat(without.count("redriven")).isZero();
    assertThat(with.count("redriven")).isEqualTo(1);
    assertThat(of("junk")).hasSize(2);
    assertThat(DLQ.run("list", "--state", "dropped").items()).isEmpty();
    assertThat(Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit")).exitCode()).isZero();
  }

  /** What was sent again. */
  private static void awaitDecided(Told told) {
    List<RecordMetadata> places =
        told.items().stream()
            .map(item -> item.path("to"))
            .map(
                to ->
                    new RecordMetadata(
                        new TopicPartition(
                            to.path("topic").asString(), to.path("partition").asInt()),
                        to.path("offset").asLong(),
                        0,
                        0,
                        0,
                        0))
            .toList();
    assertThat(places).isNotEmpty();
    SYSTEM.offsets().awaitBehind(places);
  }

  private static String key(ThreadCommand command) {
    return command.threadUuid().toString();
  }

  /** Where the first dead letter of a record is. */
  private static String dead(String key) {
    return Place.of(deadLetters(key).getFirst()).toString();
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
    return with(key, SYSTEM.topics().createDlt());
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(String key) {
    return with(key, SYSTEM.topics().create());
  }

  private static List<ConsumerRecord<byte[], byte[]>> with(String key, String topic) {
    return RECORDS.read(topic).stream()
        .filter(record -> Arrays.equals(record.key(), key.getBytes(UTF_8)))
        .toList();
  }

  private static List<String> texts(ConsumerRecord<byte[], byte[]> record) {
    return Arrays.stream(record.headers().toArray())
        .map((Header header) -> header.key() + "=" + new String(header.value(), UTF_8))
        .toList();
  }
}
