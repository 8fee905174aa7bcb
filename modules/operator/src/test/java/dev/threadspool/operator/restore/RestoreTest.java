package dev.threadspool.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.harness.TestRecords;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code restore}, of what a real worker made of all kinds of commands. Each test restores into a
 * database of its own; those that add to the topics come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("restore", 3);
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
  void shouldWriteTheSameRowsInEveryColumn() {
    // When
    Run restored = RESTORES.restore("same", "--output", "json");

    // Then
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(RESTORES.before("thread")).hasSize(402);
    assertThat(RESTORES.before("rejection")).hasSizeGreaterThan(100);
    assertThat(RESTORES.before("dead_letter")).hasSizeGreaterThan(5);
    assertThat(RESTORES.store("same").dump()).isEqualTo(RESTORES.before());
    assertThat(restored.out().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("{\"command\":\"restore\",\"threads\":4")
        .contains("\"tombstones\":1", "\"unreadable\":0", "\"state\":\"done\"");
  }

  @Test
  @Order(1)
  void shouldWriteNothingInADryRun() {
    // When
    Run counted = RESTORES.restore("dry", "--dry-run");

    // Then
    assertThat(counted.exitCode()).as(counted.err()).isZero();
    assertThat(counted.out()).containsPattern("database +empty");
    assertThat(
            RESTORES
                .store("dry")
                .number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isZero();
  }

  @Test
  @Order(1)
  void shouldRefuseRowsOfOthersUnlessTold() {
    // Given
    assertThat(RESTORES.restore("taken").exitCode()).isZero();
    TestStore store = RESTORES.store("taken");
    assertThat(store.execute("DELETE FROM thread WHERE thread_uuid::text < '8'")).isPositive();
    assertThat(store.execute("DELETE FROM rejection WHERE thread_uuid::text < '8'")).isPositive();
    assertThat(store.execute("UPDATE thread SET actor_name = 'kept'")).isPositive();

    // When
    Run refused = RESTORES.restore("taken");
    Run added = RESTORES.restore("taken", "--into-rows");

    // Then
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(refused.err()).contains("the database has rows already");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(store.number("SELECT count(*) FROM thread WHERE actor_name = 'kept'")).isPositive();
    assertThat(
            store.execute(
                "UPDATE thread SET actor_name = (SELECT min(actor_name) FROM thread WHERE actor_name <> 'kept' AND actor_type = 'user') WHERE actor_name = 'kept' AND actor_type = 'user'"))
        .isPositive();
    assertThat(store.dump().get("rejection")).isEqualTo(RESTORES.before("rejection"));
    assertThat(store.dump().get("prompt_context")).isEqualTo(RESTORES.before("prompt_context"));
    assertThat(store.number("SELECT count(*) FROM thread"))
        .isEqualTo(RESTORES.before("thread").size());
  }

  @Test
  @Order(2)
  void shouldReadUpToTheHighWatermarkWhereATransactionStaysOpen() {
    // Given: an event behind one that is neither committed nor aborted.
    UUID late = UUID.randomUUID();
    try (var open = SYSTEM.records().producer(Map.of("transactional.id", "restore.open"))) {
      open.initTransactions();
      open.beginTransaction();
      ConsumerRecord<byte[], byte[]> some =
          SYSTEM.records().read(SYSTEM.topics().created()).getFirst();
      for (int partition = 0; partition < 3; partition++) {
        var _ =
            open.send(
                new ProducerRecord<>(
                    SYSTEM.topics().created(), partition, some.key(), some.value()));
      }
      open.flush();
      var _ =
          SYSTEM
              .records()
              .send(
                  List.of(
                      TestRecords.record(
                          SYSTEM.topics().created(), late.toString(), eventOf(late, some))));

      // When
      CompletableFuture<Run> restored =
          CompletableFuture.supplyAsync(() -> RESTORES.restore("late"));
      Awaitility.await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(
              () ->
                  restored.isDone()
                      // All but the three partitions of created.
                      || RESTORES.store("late").number("SELECT count(*) FROM restore_progress")
                          == 9);
      open.abortTransaction();

      // Then
      assertThat(restored.join().exitCode()).isZero();
    }
    assertThat(RESTORES.store("late").texts("SELECT thread_uuid FROM thread"))
        .contains(late.toString());
  }

  @Test
  @Order(3)
  void shouldShowPeopleNothingThatMovesTheirCursor() {
    // Given: a key that is no uuid, which the reason quotes.
    var _ =
        SYSTEM
            .records()
            .send(List.of(TestRecords.record(SYSTEM.topics().created(), "\033[2Jkey", null)));

    // When
    Run text = RESTORES.restore("text");
    Run json = RESTORES.restore("json", "--output", "json");

    // Then
    assertThat(List.of(text.exitCode(), json.exitCode())).containsOnly(ExitCode.FINDINGS);
    assertThat(text.out()).contains("UNREADABLE", "\uFFFD[2Jkey").doesNotContain("\033");
    assertThat(json.out()).contains("\\u001B[2Jkey");
  }

  private static byte[] eventOf(UUID threadUuid, ConsumerRecord<byte[], byte[]> like) {
    ThreadCreated event = SYSTEM.wire().decode(like.topic(), like.value(), ThreadCreated.class);
    return SYSTEM
        .wire()
        .encode(
            like.topic(),
            ThreadCreated.newBuilder(event)
                .setThreadUuid(threadUuid)
                .setPromptUuid(PromptUuid.of(threadUuid))
                .build());
  }
}
