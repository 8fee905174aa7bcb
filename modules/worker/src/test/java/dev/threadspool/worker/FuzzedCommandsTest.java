package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.worker.harness.FuzzedCommands;
import dev.threadspool.worker.harness.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in the command topic: every record comes to one outcome, nothing is half stored,
 * and nothing stops the records behind it.
 */
class FuzzedCommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int RECORDS = Integer.getInteger("fuzz.count", 3_000);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  @Test
  void shouldBringEveryRecordToOneOutcome() {
    try (World world = new World(2)) {
      // Given
      FuzzedCommands fuzzed = new FuzzedCommands(world, SEED);
      world.startWorker("fuzzed");

      // When
      fuzzed.send(RECORDS);
      await("seed " + SEED).atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      long threads = world.store().count("thread");
      long rejections = world.store().count("rejection");
      long deadLetters = world.store().count("dead_letter");
      assertThat(threads + rejections + deadLetters).as("seed %d", SEED).isEqualTo(RECORDS);
      assertThat(List.of(threads, rejections, deadLetters)).as("all occur").allMatch(n -> n > 100);
      assertThat(world.store().count("prompt")).isEqualTo(threads);
      assertThat(world.reading().rejected()).hasSize((int) rejections);
      assertThat(world.reading().deadLetters()).hasSize((int) deadLetters);
      assertThat(world.reading().created())
          .as("seed %d", SEED)
          .hasSize((int) threads)
          .map(CreatedCodec::fromAvro)
          .allSatisfy(event -> assertThat(stored(world, event)).isEqualTo(event));
    }
  }

  private static StoredThread stored(World world, StoredThread event) {
    return world.store().thread(event.threadUuid()).orElseThrow();
  }
}
