package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A batch that had to be tried again is nothing special: its offsets too are committed with its
 * events, and by nobody else.
 */
class RetriedBatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldCommitNoOffsetBeforeTheEvent() {
    try (World world = new World()) {
      // Given
      Gate announcing = new Gate(Milestone.ANNOUNCING);
      ConfigurableApplicationContext worker = world.startWorker("retrying", announcing, Map.of());
      await().atMost(PATIENCE).until(() -> world.offsets().areAssigned());
      world.shut(world.lightdashUrl());
      ThreadCommand retried = TestCommands.asking();
      world.commands().send(retried);
      await()
          .atMost(PATIENCE)
          .until(
              () -> worker.getBean(Dependencies.class).missing().containsKey(Dependency.CATALOGUE));

      // When
      world.reopen(world.lightdashUrl());
      announcing.awaitArrival();
      ThreadCommand next = TestCommands.asking();
      world.commands().send(next);
      await().atMost(PATIENCE).until(() -> world.store().thread(next.threadUuid()).isPresent());

      // Then
      assertThat(world.offsets().committed()).isEmpty();
      announcing.open();
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      assertThat(world.reading().created())
          .extracting(event -> event.getThreadUuid())
          .containsExactly(retried.threadUuid(), next.threadUuid());
    }
  }
}
