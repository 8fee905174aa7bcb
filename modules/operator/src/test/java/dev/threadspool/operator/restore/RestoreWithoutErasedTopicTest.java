package dev.threadspool.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code restore} from a cluster of an early version, which has no topic of erased threads: what
 * was erased there has a tombstone and no mark.
 */
class RestoreWithoutErasedTopicTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("noerased", 1);
  private static final ThreadCommand KEPT = TestCommands.asking("kept");
  private static final ThreadCommand ERASED = TestCommands.asking("erased");

  @BeforeAll
  static void makeAnEarlyCluster() throws Exception {
    SYSTEM.startWorker();
    SYSTEM
        .offsets()
        .awaitBehind(
            SYSTEM.records().send(Stream.of(KEPT, ERASED).map(SYSTEM.records()::of).toList()));
    SYSTEM.stopWorker();
    Run erased =
        Run.of(
            SYSTEM.arguments(
                SYSTEM.storeUrl(), "erase", "--thread", ERASED.threadUuid().toString()));
    assertThat(erased.exitCode()).as(erased.err()).isZero();
    String topic = SYSTEM.topics().erased();
    SYSTEM.admin().deleteTopics(List.of(topic)).all().get();
    Awaitility.await()
        .atMost(SOON)
        .until(() -> !SYSTEM.admin().listTopics().names().get().contains(topic));
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void shouldCountInADryRun() {
    // When
    Run counted = restore("dry", "--dry-run");

    // Then
    assertThat(counted.exitCode()).as(counted.err()).isZero();
    assertThat(counted.err()).contains(SYSTEM.topics().erased() + " is not there");
    assertThat(counted.out())
        .containsPattern("threads +1")
        .containsPattern("tombstones +1")
        .containsPattern("erased +0");
  }

  @Test
  void shouldRestoreWithoutAnyMarkAndSaySo() {
    // When
    Run restored = restore("early");

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(restored.err()).contains(SYSTEM.topics().erased() + " is not there");
    assertThat(rows("early", KEPT.threadUuid())).isEqualTo(1);
    assertThat(rows("early", ERASED.threadUuid())).isZero();
  }

  @Test
  void shouldAddWhatIsMissingToRows() {
    // Given
    assertThat(restore("rows").exitCode()).isZero();
    assertThat(
            SYSTEM
                .store(SYSTEM.otherStoreUrl("rows"))
                .execute(
                    "DELETE FROM thread WHERE thread_uuid = '%s'".formatted(KEPT.threadUuid())))
        .isEqualTo(1);

    // When
    Run restored = restore("rows", "--into-rows");

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(rows("rows", KEPT.threadUuid())).isEqualTo(1);
    assertThat(rows("rows", ERASED.threadUuid())).isZero();
  }

  private static long rows(String which, UUID threadUuid) {
    return SYSTEM
        .store(SYSTEM.otherStoreUrl(which))
        .number("SELECT count(*) FROM thread WHERE thread_uuid = '%s'".formatted(threadUuid));
  }

  private static Run restore(String which, String... options) {
    return Run.of(
        SYSTEM.arguments(
            SYSTEM.otherStoreUrl(which),
            Stream.concat(Stream.of("restore"), Stream.of(options)).toArray(String[]::new)));
  }
}
