package dev.threadspool.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.audit.Audits.Found;
import dev.threadspool.operator.audit.Audits.Told;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.worker.milestone.Milestone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of some partitions the group has committed nothing yet: what is decided there a worker is about
 * to announce. Each test goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NotCommittedTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("notcommitted", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final Audits AUDITS = new Audits(SYSTEM);
  private static final ThreadCommand BY_USER = TestCommands.asking("decided only");
  private static final ThreadCommand BY_SERVICE = TestCommands.askingForAll("decided only, too");
  private static final List<RecordMetadata> DECIDED = new ArrayList<>();

  /** One partition is announced, two others are decided: the worker ends before it commits. */
  @BeforeAll
  static void decide() {
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(send(0, TestCommands.asking("announced")));
    SYSTEM.stopWorker();
    DECIDED.addAll(send(1, BY_USER));
    DECIDED.addAll(send(1, BY_SERVICE));
    SYSTEM.startWorker(
        SYSTEM.storeUrl(),
        milestone -> {
          if (milestone == Milestone.ANNOUNCING) {
            throw new IllegalStateException("this worker announces nothing");
          }
        });
    Awaitility.await().atMost(SOON).until(() -> STORE.number("SELECT count(*) FROM thread") == 3);
    SYSTEM.stopWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldLeaveToTheWorkersWhatTheyHaveNotCommitted() {
    // When
    Told told = AUDITS.run("--repair");

    // Then
    assertThat(SYSTEM.offsets().committed())
        .doesNotContainKeys(
            DECIDED.stream()
                .map(record -> new TopicPartition(record.topic(), record.partition()))
                .toArray(TopicPartition[]::new));
    assertThat(told.findings()).isEmpty();
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("announced")).isZero();
    assertThat(told.count("undecided")).isEqualTo(2);
    assertThat(created()).hasSize(1);
  }

  @Test
  @Order(2)
  void shouldNotJudgeATopicThatItsSettingsDoNotName(@TempDir Path folder) throws IOException {
    // Given: workers that take commands from one topic more than the audit is told of.
    Path settings = folder.resolve("worker.properties");
    Files.writeString(
        settings,
        """
        threadspool.worker.command-topics[0].name=%s
        threadspool.worker.command-topics[0].actors=user,service
        """
            .formatted(SYSTEM.topics().create()));

    // When
    Told told = AUDITS.run("--repair", "--config", settings.toString());

    // Then
    assertThat(told.findings()).isEmpty();
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("announced")).isZero();
    assertThat(created()).hasSize(1);
  }

  @Test
  @Order(3)
  void shouldFindEachAnnouncedOnceByTheWorker() {
    // When
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(DECIDED);
    SYSTEM.stopWorker();
    Told told = AUDITS.run();

    // Then
    assertThat(created())
        .hasSize(3)
        .contains(BY_USER.threadUuid().toString(), BY_SERVICE.threadUuid().toString());
    assertThat(told.findings()).isEmpty();
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("undecided")).isZero();
  }

  @Test
  @Order(4)
  void shouldJudgeWhatCameFromATopicThatIsNotThereAnyMore() {
    // Given
    assertThat(
            STORE.execute(
                "INSERT INTO dead_letter VALUES (gen_random_uuid(), 0, 7, now(), 'e', 'm', 's')"))
        .isEqualTo(1);

    // When
    Told told = AUDITS.run();

    // Then
    assertThat(told.findings())
        .extracting(Found::kind, Found::subject)
        .containsExactly(tuple("not-announced", "dead letter"));
  }

  private static List<RecordMetadata> send(int partition, ThreadCommand command) {
    ProducerRecord<byte[], byte[]> record = SYSTEM.records().of(command);
    return SYSTEM
        .records()
        .send(
            List.of(
                new ProducerRecord<>(
                    record.topic(), partition, record.key(), record.value(), record.headers())));
  }

  /** The threads that are told of, each as often as it is. */
  private static List<String> created() {
    return SYSTEM.records().read(SYSTEM.topics().created()).stream()
        .map(event -> new String(event.key(), StandardCharsets.UTF_8))
        .toList();
  }
}
