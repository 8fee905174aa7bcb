package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.StallingRelay;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.intake.Lanes;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Told to stop, a worker finishes what is at hand or gives it back, and leaves its group. */
class StopTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Nobody is thrown out of the group for a batch that hangs: only leaving it helps. */
  private static final Map<String, Object> NEVER_MISSED =
      Map.of("spring.kafka.consumer.properties.max.poll.interval.ms", "600000");

  @ParameterizedTest
  @CsvSource({"store, DECIDING", "lightdash, POLLED"})
  void shouldGiveBackABatchWhoseDatabaseHangs(String database, Milestone before) throws Exception {
    try (World world = new World();
        StallingRelay relay =
            new StallingRelay(database.equals("store") ? world.storeUrl() : world.lightdashUrl())) {
      // Given a batch that waits for an answer which never comes
      Map<String, Object> settings = new HashMap<>(NEVER_MISSED);
      settings.put("threadspool.%s.url".formatted(database), relay.jdbcUrl());
      settings.put("threadspool.worker.drain-timeout", "2s");
      Gate gate = new Gate(before);
      ConfigurableApplicationContext hanging = world.startWorker("hanging", gate, settings);
      ThreadCommand command = TestCommands.asking();
      world.commands().send(command);
      gate.awaitArrival();
      relay.stall();
      gate.open();

      // When
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(hanging::close);
      world.startWorker("next", Milestones.UNWATCHED, NEVER_MISSED);

      // Then
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      await().atMost(PATIENCE).until(stopped::isDone);
      assertThat(world.store().thread(command.threadUuid())).isPresent();
      assertThat(world.reading().created()).hasSize(1);
      assertThat(world.reading().deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldLeaveItsGroupBeforeItIsStopped() throws Exception {
    try (World world = new World()) {
      // Given
      world.startWorker("leaving");
      world.commands().send(TestCommands.asking());
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());

      // When
      world.stopWorker();

      // Then
      assertThat(members(world)).isEmpty();
    }
  }

  /** Offsets that are reset after a stop in good order repeat nothing. */
  @Test
  void shouldLetTheTransactionAtHandEnd() throws Exception {
    try (World world = new World()) {
      // Given a transaction that takes longer than the partition may be held back for it
      Gate gate = new Gate(Milestone.ANNOUNCING);
      ConfigurableApplicationContext stopping =
          world.startWorker(
              "stopping",
              gate,
              Map.of("spring.kafka.consumer.properties.max.poll.interval.ms", "20000"));
      world.commands().send(TestCommands.asking());
      gate.awaitArrival();

      // When it ends after its consumer has left the group
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
      await().atMost(PATIENCE).until(() -> members(world).isEmpty());
      gate.open();
      stopped.join();

      // Then it is known to be announced
      assertThat(
              world
                  .store()
                  .rows("SELECT announced_next FROM intake_progress WHERE decided_next > 0"))
          .containsExactly(Map.of("announced_next", 1L));
      world.offsets().resetToTheBeginning();
      world.startWorker("next");
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      assertThat(world.reading().created()).hasSize(1);
    }
  }

  @Test
  void shouldGiveBackWhatItHasNotBegun() {
    try (World world = new World()) {
      // Given a poll of three records, each a batch, held in the first
      List<ThreadCommand> commands = Stream.generate(TestCommands::asking).limit(3).toList();
      world.commands().sendAll(commands);
      Gate gate = new Gate(Milestone.DECIDING);
      ConfigurableApplicationContext stopping =
          world.startWorker(
              "stopping",
              gate,
              Map.of(
                  "threadspool.worker.max-batch-bytes", "1B",
                  "threadspool.worker.drain-timeout", "60s"));
      gate.awaitArrival();

      // When
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
      await().atMost(PATIENCE).until(() -> !stopping.getBean(Lanes.class).areRunning());
      gate.open();
      stopped.join();

      // Then
      assertThat(world.store().count("thread")).isEqualTo(1);
      assertThat(world.reading().created()).hasSize(1);
      world.startWorker("next");
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      assertThat(world.reading().created()).hasSize(3);
    }
  }

  private static Collection<MemberDescription> members(World world) throws Exception {
    var groups = world.admin().describeConsumerGroups(List.of(world.group())).all().get();
    return Objects.requireNonNull(groups.get(world.group())).members();
  }
}
