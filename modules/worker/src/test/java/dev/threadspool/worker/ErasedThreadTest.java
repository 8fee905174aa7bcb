package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever asks for an erased thread changes nothing, and nothing is told but that it is gone. */
class ErasedThreadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldTellNothingOfCommandsForAnErasedThread() {
    try (World world = new World()) {
      // Given: a thread, and a command for another one that was rejected.
      Outcomes outcomes = new Outcomes(world);
      ThreadCommand erased = TestCommands.asking();
      ThreadCommand rejected = with(erased, UUID.randomUUID(), UUID.randomUUID());
      world.startWorker("erasing");
      world.commands().ask(erased);
      world.commands().ask(rejected);
      await().atMost(PATIENCE).until(() -> outcomes.rejected(rejected).size() == 1);
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      erase(world, erased);
      erase(world, rejected);

      // When: the same again, the same from another attempt, another one's, and all from the
      // beginning.
      world.commands().ask(erased);
      world.commands().ask(with(erased, erased.threadUuid(), UUID.randomUUID()));
      world.commands().ask(rejected);
      await().atMost(PATIENCE).until(() -> outcomes.replies(erased).size() == 3);
      await().atMost(PATIENCE).until(() -> outcomes.replies(rejected).size() == 2);
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      world.stopWorker();
      world.offsets().resetToTheBeginning();
      world.startWorker("erasing");
      await().atMost(PATIENCE).until(() -> outcomes.replies(erased).size() == 6);
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      assertThat(outcomes.created(erased)).as("the first event").hasSize(1);
      assertThat(outcomes.rejected(erased)).isEmpty();
      assertThat(outcomes.rejected(rejected)).as("the first event").hasSize(1);
      assertThat(world.reading().deadLetters()).isEmpty();
      assertThat(world.store().count("thread")).isZero();
      assertThat(world.store().count("rejection")).isZero();
      assertThat(outcomes.replies(erased).stream().skip(1))
          .allSatisfy(
              reply -> {
                assertThat(reply.getThread()).isNull();
                assertThat(reply.getError().getStatusCode()).isEqualTo(410);
                assertThat(reply.getError().getName()).isEqualTo("NotFoundError");
              });
    }
  }

  private static void erase(World world, ThreadCommand command) {
    world
        .store()
        .execute("DELETE FROM thread WHERE thread_uuid = '%s'".formatted(command.threadUuid()));
    world
        .store()
        .execute("DELETE FROM rejection WHERE thread_uuid = '%s'".formatted(command.threadUuid()));
    world
        .store()
        .execute("INSERT INTO erased_thread VALUES ('%s', now())".formatted(command.threadUuid()));
  }

  /** From another attempt, by somebody without access where it is for another thread. */
  private static ThreadCommand with(ThreadCommand command, UUID threadUuid, UUID commandId) {
    return new ThreadCommand(
        commandId,
        threadUuid,
        PromptUuid.of(threadUuid),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        threadUuid.equals(command.threadUuid()) ? command.agentUuid() : UUID.randomUUID(),
        command.actor(),
        command.createdFrom(),
        command.prompt(),
        command.modelConfig(),
        command.context());
  }
}
