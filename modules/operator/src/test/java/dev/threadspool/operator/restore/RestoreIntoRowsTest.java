package dev.threadspool.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import dev.threadspool.worker.milestone.Milestone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code restore --into-rows} into a standby that took over: it lacks a thread that was announced,
 * and has one that was not. Each test goes on where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreIntoRowsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("intorows", 1);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());
  private static final ThreadCommand ANNOUNCED = TestCommands.asking("announced");
  private static final ThreadCommand DECIDED = TestCommands.asking("decided only");
  private static List<RecordMetadata> decided = List.of();

  @BeforeAll
  static void decide() {
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(send(ANNOUNCED));
    SYSTEM.stopWorker();
    decided = send(DECIDED);
    SYSTEM.startWorker(
        SYSTEM.storeUrl(),
        milestone -> {
          if (milestone == Milestone.ANNOUNCING) {
            throw new IllegalStateException("this worker announces nothing");
          }
        });
    Awaitility.await().atMost(SOON).until(() -> STORE.number("SELECT count(*) FROM thread") == 2);
    SYSTEM.stopWorker();
    assertThat(
            STORE.execute(
                "DELETE FROM thread WHERE thread_uuid = '%s'".formatted(ANNOUNCED.threadUuid())))
        .isEqualTo(1);
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  @Order(1)
  void shouldNotBeGoneOnWithInTheOtherWay() {
    // Given: interrupted before it wrote anything.
    Stop atOnce = new Stop();
    atOnce.ask();
    int interrupted =
        Run.of(
                new RestoreCommand(atOnce),
                SYSTEM.arguments(SYSTEM.storeUrl(), "--into-rows", "--connections", "1"))
            .exitCode();

    // When
    Run otherwise = restore();

    // Then
    assertThat(interrupted).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(otherwise.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(otherwise.err()).contains("was begun with --into-rows");
    assertThat(STORE.number("SELECT count(*) FROM thread")).isEqualTo(1);
  }

  @Test
  @Order(2)
  void shouldLetTheWorkersAnnounceWhatWasThereAndNeverAnnounced() {
    // When
    Run restored = restore("--into-rows");
    SYSTEM.startWorker();
    SYSTEM.offsets().awaitBehind(decided);
    SYSTEM.stopWorker();

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(STORE.number("SELECT count(*) FROM thread")).isEqualTo(2);
    assertThat(
            SYSTEM.records().read(SYSTEM.topics().created()).stream()
                .map(event -> new String(event.key(), StandardCharsets.UTF_8)))
        .as("each once")
        .containsExactlyInAnyOrder(
            ANNOUNCED.threadUuid().toString(), DECIDED.threadUuid().toString());
    Run audited = Run.of(SYSTEM.arguments(SYSTEM.storeUrl(), "audit"));
    assertThat(audited.exitCode()).as(audited.out()).isZero();
  }

  private static List<RecordMetadata> send(ThreadCommand command) {
    return SYSTEM.records().send(List.of(SYSTEM.records().of(command)));
  }

  private static Run restore(String... options) {
    return Run.of(
        SYSTEM.arguments(
            SYSTEM.storeUrl(),
            Stream.concat(Stream.of("restore"), Stream.of(options)).toArray(String[]::new)));
  }
}
