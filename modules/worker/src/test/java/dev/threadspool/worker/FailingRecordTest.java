package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record that makes processing fail is found in its batch, and stops nobody else. */
class FailingRecordTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldMakeADeadLetterOfTheOneThatTheStoreRefuses() {
    try (World world = new World()) {
      // Given
      world.startWorker("failing");
      ThreadCommand first = TestCommands.asking();
      world.commands().send(first);
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      world.stopWorker();
      world
          .store()
          .execute("ALTER TABLE prompt ADD CONSTRAINT trouble CHECK (prompt <> 'I make trouble')");
      List<UUID> good = new ArrayList<>(List.of(first.threadUuid()));
      for (int count = 0; count < 10; count++) {
        ThreadCommand command = TestCommands.asking();
        good.add(command.threadUuid());
        world.commands().send(command);
        if (count == 6) {
          world
              .commands()
              .send(
                  TestCommands.asking(UUID.randomUUID(), SampleLightdash.ADMIN, "I make trouble"));
        }
      }

      // When
      world.startWorker("failing");
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      assertThat(world.reading().created())
          .extracting(event -> event.getThreadUuid())
          .containsExactlyElementsOf(good);
      assertThat(world.reading().deadLetters()).hasSize(1);
      assertThat(world.store().count("dead_letter")).isOne();
    }
  }
}
