package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two owners of one partition come to one outcome, told once. */
class TwoOwnersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So short that a held worker loses its partition soon. */
  private static final Map<String, Object> IMPATIENT_GROUP =
      Map.of("spring.kafka.consumer.properties.max.poll.interval.ms", "2000");

  @ParameterizedTest
  @EnumSource(
      value = Milestone.class,
      names = {"RESOLVED", "DECIDED"})
  void shouldDecideAndTellOnceWhenAZombieComesBack(Milestone heldAt) {
    try (World world = new World()) {
      // Given
      Gate gate = new Gate(heldAt);
      world.startWorker("zombie", gate, IMPATIENT_GROUP);
      ThreadCommand command =
          TestCommands.asking(new ContextItem.Chart(SampleLightdash.CHART, null, null));
      world.commands().send(command);
      gate.awaitArrival();

      // When
      renameTheChart(world);
      world.startWorker("successor");
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      gate.open();
      sendAndAwaitAnother(world);

      // Then
      List<StoredThread> told = told(world, command);
      assertThat(told).hasSize(1);
      assertThat(world.store().thread(command.threadUuid())).contains(told.getFirst());
      assertThat(((ResolvedItem.Chart) told.getFirst().context().getFirst()).displayName())
          .isEqualTo(heldAt == Milestone.RESOLVED ? "Renamed" : "Revenue by month");
    }
  }

  /**
   * Another process with the same {@code transactional.id} fences the producer just before it
   * commits: the commit fails, and the lane starts anew from what the group has committed.
   */
  @Test
  void shouldTellOnceWhenTheProducerIsFencedBeforeItsCommit() {
    try (World world = new World()) {
      // Given
      Gate gate = new Gate(Milestone.ANNOUNCING);
      world.startWorker("fenced", gate, Map.of());
      ThreadCommand command =
          TestCommands.asking(new ContextItem.Chart(SampleLightdash.CHART, null, null));
      world.commands().send(command);
      gate.awaitArrival();

      // When
      renameTheChart(world);
      world.fence("fenced");
      gate.open();
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      sendAndAwaitAnother(world);

      // Then
      List<StoredThread> told = told(world, command);
      assertThat(told).hasSize(1);
      assertThat(world.store().thread(command.threadUuid())).contains(told.getFirst());
    }
  }

  /** The commit went through, and the worker never learns it. */
  @Test
  void shouldTellOnceWhenTheAnswerToACommitIsLost() {
    try (World world = new World()) {
      // Given
      Milestones lost =
          new Milestones() {
            private boolean done;

            @Override
            public synchronized void reached(Milestone milestone) {
              if (milestone == Milestone.ANNOUNCED && !done) {
                done = true;
                throw new IllegalStateException("the answer was lost");
              }
            }
          };
      world.startWorker("unknowing", lost, Map.of());
      ThreadCommand command = TestCommands.asking();

      // When
      world.commands().send(command);
      sendAndAwaitAnother(world);

      // Then
      assertThat(told(world, command)).hasSize(1);
    }
  }

  private static void renameTheChart(World world) {
    world
        .lightdash()
        .execute(
            "UPDATE saved_queries SET name = 'Renamed' WHERE saved_query_uuid = '%s'"
                .formatted(SampleLightdash.CHART));
  }

  /** By then whatever the first owner still had to say is said, or fenced. */
  private static void sendAndAwaitAnother(World world) {
    ThreadCommand another = TestCommands.asking();
    world.commands().send(another);
    await().atMost(PATIENCE).until(() -> told(world, another).size() == 1);
    await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
  }

  private static List<StoredThread> told(World world, ThreadCommand command) {
    return world.reading().created().stream()
        .map(CreatedCodec::fromAvro)
        .filter(thread -> thread.threadUuid().equals(command.threadUuid()))
        .toList();
  }
}
