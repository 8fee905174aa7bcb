package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A topic full of commands: what a worker holds of it is bounded, however much there is. */
class BacklogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 4;
  private static final int COMMANDS = 20_000;
  private static final int BATCH_RECORDS = 200;
  private static final int BATCH_BYTES = 100_000;
  private static final int QUEUE = 2;

  /**
   * What the announce loop took to tell, what waits behind it, and the batch that finds no room.
   */
  private static final int MOST_DECIDED = (QUEUE + 1 + QUEUE + 1) * BATCH_RECORDS;

  /** So many batches, or as many as have so many bytes: one. */
  static final List<Map<String, Object>> QUEUES =
      List.of(
          Map.of("threadspool.worker.announce-queue", QUEUE),
          Map.of(
              "threadspool.worker.announce-queue",
              COMMANDS,
              "threadspool.worker.announce-queue-bytes",
              "1B"));

  @ParameterizedTest
  @FieldSource("QUEUES")
  void shouldTakeItInBatchesAndNoFurtherThanItIsTold(Map<String, Object> queue) {
    try (World world = new World(PARTITIONS)) {
      // Given
      world.commands().sendAll(commands());
      Gate announcing = new Gate(Milestone.ANNOUNCING);
      Map<String, Object> settings = new HashMap<>(queue);
      settings.put("threadspool.worker.max-batch-records", BATCH_RECORDS);
      settings.put("threadspool.worker.max-batch-bytes", BATCH_BYTES + "B");
      world.startWorker("working", announcing, settings);

      // When nothing can be told
      announcing.awaitArrival();
      awaitStandstill(world);

      // Then
      assertThat(world.store().count("thread")).isLessThanOrEqualTo(MOST_DECIDED);

      // When it can be told again
      announcing.open();
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      assertThat(world.store().count("thread")).isEqualTo(COMMANDS);
      assertThat(world.reading().created()).hasSize(COMMANDS);
      assertThat(batches(world, "")).isGreaterThan(COMMANDS / BATCH_RECORDS);
      assertThat(batches(world, "HAVING count(*) > " + BATCH_RECORDS)).isZero();
      assertThat(batches(world, "HAVING sum(octet_length(prompt)) > " + BATCH_BYTES)).isZero();
    }
  }

  /** A row's xmin is the transaction that wrote it. */
  private static long batches(World world, String having) {
    return world
        .store()
        .count("(SELECT 1 FROM prompt GROUP BY xmin %s) AS batch".formatted(having));
  }

  /** Some of them large, so that bytes are what bounds their batches. */
  private static List<ThreadCommand> commands() {
    List<ThreadCommand> commands = new ArrayList<>();
    for (int count = 0; count < COMMANDS; count++) {
      commands.add(
          TestCommands.asking(
              UUID.randomUUID(),
              SampleLightdash.ADMIN,
              "x".repeat(count < COMMANDS / 4 && count % 10 == 0 ? 9_000 : 50)));
    }
    return commands;
  }

  private static void awaitStandstill(World world) {
    AtomicLong before = new AtomicLong(-1);
    await()
        .atMost(PATIENCE)
        .during(Duration.ofSeconds(2))
        .until(
            () -> {
              long now = world.store().count("thread");
              return before.getAndSet(now) == now;
            });
  }
}
