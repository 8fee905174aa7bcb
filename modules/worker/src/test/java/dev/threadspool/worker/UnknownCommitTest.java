package dev.threadspool.worker;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.OneOutcome;
import dev.threadspool.worker.harness.Stumbling;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A transaction whose end is not as it should be, or not known: what it was to tell is told once.
 */
class UnknownCommitTest {

  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /**
   * Another process with the same {@code transactional.id} fences the producer just before it
   * commits: the commit fails, and the lane starts anew from what the group has committed.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void shouldTellOnceWhenTheProducerIsFencedBeforeItsCommit() {
    try (World world = new World()) {
      // Given
      Gate gate = new Gate(Milestone.ANNOUNCING);
      world.startWorker("fenced", gate, Map.of());
      ThreadCommand command = TestCommands.asking();
      world.commands().ask(command);
      gate.awaitArrival();

      // When
      world.fence("fenced");
      gate.open();
      new OneOutcome(world).awaitAnother();

      // Then
      new OneOutcome(world).requireFor(command);
    }
  }

  /** The worker is held for longer than Kafka leaves a transaction open. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void shouldTellOnceWhenTheTransactionTimesOut() {
    try (World world = new World()) {
      // Given
      Gate gate = new Gate(Milestone.ANNOUNCING);
      world.startWorker("slow", gate, Map.of());
      ThreadCommand command = TestCommands.asking();
      world.commands().ask(command);
      gate.awaitArrival();

      // When
      await()
          .atMost(PATIENCE)
          .until(() -> world.transaction("slow") == TransactionState.COMPLETE_ABORT);
      gate.open();
      new OneOutcome(world).awaitAnother();

      // Then
      new OneOutcome(world).requireFor(command);
    }
  }

  /** Not committed ({@code ANNOUNCING}) or committed ({@code ANNOUNCED}), and nobody knows. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(
      value = Milestone.class,
      names = {"ANNOUNCING", "ANNOUNCED"})
  void shouldTellOnceWhenTheAnswerToACommitNeverComes(Milestone lostAt) {
    try (World world = new World()) {
      // Given
      Stumbling stumbling = new Stumbling(lostAt);
      stumbling.stumble(1, () -> new IllegalStateException("the answer was lost"));
      world.startWorker("unknowing", stumbling, Map.of());
      ThreadCommand command = TestCommands.asking();

      // When
      world.commands().ask(command);
      new OneOutcome(world).awaitAnother();

      // Then
      new OneOutcome(world).requireFor(command);
    }
  }

  /** By then the partition has another owner, who has come further. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void shouldTellOnceWhenTheAnswerToACommitComesLate() {
    try (World world = new World()) {
      // Given
      Gate gate = new Gate(Milestone.ANNOUNCED);
      world.startWorker(
          "late", gate, Map.of("spring.kafka.consumer.properties.max.poll.interval.ms", "4000"));
      List<ThreadCommand> commands = new ArrayList<>();
      ask(world, commands);
      gate.awaitArrival();
      ask(world, commands);
      await().atMost(PATIENCE).until(() -> world.store().count("thread") == commands.size());

      // When
      world.startWorker("punctual");
      await().atMost(PATIENCE).until(() -> world.membership().members().size() == 2);
      ask(world, commands);
      gate.open();
      new OneOutcome(world).awaitAnother();
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      commands.forEach(new OneOutcome(world)::requireFor);
    }
  }

  /** They fence each other for as long as both live; all is done all the same, once. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void shouldTellOnceWhileTwoWorkersHaveOneTransactionalId() {
    try (World world = new World(2)) {
      // Given
      List<ThreadCommand> commands = new ArrayList<>();
      world.startWorker("twin");
      world.startWorker("twin");

      // When
      for (int round = 0; round < 6; round++) {
        for (int count = 0; count < 5; count++) {
          ask(world, commands);
        }
        await().atMost(PATIENCE).until(() -> world.store().count("thread") == commands.size());
      }
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // Then
      commands.forEach(new OneOutcome(world)::requireFor);
    }
  }

  private static void ask(World world, List<ThreadCommand> asked) {
    ThreadCommand command = TestCommands.asking();
    asked.add(command);
    world.commands().ask(command);
  }
}
