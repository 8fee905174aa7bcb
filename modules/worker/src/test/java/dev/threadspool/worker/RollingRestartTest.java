package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many commands, several of them twice, while workers come and go: every one is done once. */
class RollingRestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 4;
  private static final int ROUNDS = 4;
  private static final int COMMANDS_A_ROUND = 500;

  @Test
  void shouldDoEveryCommandOnce() {
    try (World world = new World(PARTITIONS)) {
      // Given
      List<UUID> asked = new ArrayList<>();
      world.startWorker("worker-0");

      // When
      for (int round = 1; round <= ROUNDS; round++) {
        List<ThreadCommand> commands = new ArrayList<>();
        for (int count = 0; count < COMMANDS_A_ROUND; count++) {
          ThreadCommand command =
              TestCommands.asking(new ContextItem.Chart(SampleLightdash.CHART, null, null));
          asked.add(command.threadUuid());
          commands.add(command);
          if (count % 10 == 0) {
            commands.add(command);
          }
        }
        world.commands().sendAll(commands);
        world.startWorker("worker-" + round);
        world.stopOldestWorker();
      }
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      assertThat(world.reading().created())
          .extracting(event -> event.getThreadUuid())
          .containsExactlyInAnyOrderElementsOf(asked);
      assertThat(world.store().count("thread")).isEqualTo(asked.size());
      assertThat(world.reading().rejected()).isEmpty();
      assertThat(world.reading().deadLetters()).isEmpty();
    }
  }
}
