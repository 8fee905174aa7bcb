package dev.threadspool.worker;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.OneOutcome;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two owners of one partition come to one outcome, told once; in the old group protocol and the
 * new.
 */
class TwoOwnersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /** So short that a held worker loses its partition soon. */
  private static final Map<String, Object> IMPATIENT_GROUP =
      Map.of("spring.kafka.consumer.properties.max.poll.interval.ms", "4000");

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({"RESOLVED, CLASSIC", "DECIDED, CLASSIC", "RESOLVED, CONSUMER", "DECIDED, CONSUMER"})
  void shouldDecideAndTellOnceWhenAZombieComesBack(Milestone heldAt, GroupProtocol protocol) {
    try (World world = new World(1, protocol)) {
      // Given
      Gate gate = new Gate(heldAt);
      world.startWorker("zombie", gate, IMPATIENT_GROUP);
      ThreadCommand command =
          TestCommands.asking(new ContextItem.Chart(SampleLightdash.CHART, null, null));
      world.commands().ask(command);
      gate.awaitArrival();

      // When
      world
          .lightdash()
          .execute(
              "UPDATE saved_queries SET name = 'Renamed' WHERE saved_query_uuid = '%s'"
                  .formatted(SampleLightdash.CHART));
      world.startWorker("successor");
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      gate.open();
      new OneOutcome(world).awaitAnother();

      // Then
      new OneOutcome(world)
          .requireFor(command)
          .requireChartName(command, heldAt == Milestone.RESOLVED ? "Renamed" : "Revenue by month");
    }
  }

  /** The second worker's first partition is the first one's, which is in the middle of a batch. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(GroupProtocol.class)
  void shouldTellOnceWhenABatchIsInterruptedByARebalance(GroupProtocol protocol) {
    try (World world = new World(2, protocol)) {
      // Given
      List<ThreadCommand> commands = many();
      commands.forEach(world.commands()::ask);
      Gate gate = new Gate(Milestone.DECIDED);
      world.startWorker("first", gate, Map.of());
      gate.awaitArrival();

      // When
      world.startWorker("second");
      await().atMost(PATIENCE).until(() -> world.membership().members().size() == 2);
      gate.open();
      await().atMost(PATIENCE).until(() -> world.offsets().owners() == 2);
      new OneOutcome(world).awaitAnother();

      // Then
      commands.forEach(new OneOutcome(world)::requireFor);
    }
  }

  /**
   * What still waits to be announced when a partition is taken away, and is announced by its next
   * owner, does not come out later under the membership that the first owner then has.
   */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(GroupProtocol.class)
  void shouldDropWhatWaitsOfAPartitionThatIsTakenAway(GroupProtocol protocol) {
    try (World world = new World(2, protocol)) {
      // Given
      Gate gate = new Gate(Milestone.ANNOUNCED);
      world.startWorker(
          "first",
          gate,
          Map.of(
              "threadspool.worker.drain-timeout", "200ms",
              "threadspool.worker.announce-queue", "100"));
      List<ThreadCommand> commands = new ArrayList<>();
      ask(world, commands, TestCommands.asking());
      gate.awaitArrival();
      many().forEach(command -> ask(world, commands, command));
      await().atMost(PATIENCE).until(() -> world.store().count("thread") == commands.size());

      // When
      world.startWorker("second");
      await().atMost(PATIENCE).until(() -> world.offsets().owners() == 2);
      await().atMost(PATIENCE).until(() -> !world.offsets().atTheEnd().isEmpty());
      many().forEach(command -> ask(world, commands, command));
      await().atMost(PATIENCE).until(() -> world.store().count("thread") == commands.size());
      gate.open();
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      new OneOutcome(world).awaitAnother();

      // Then
      commands.forEach(new OneOutcome(world)::requireFor);
    }
  }

  /**
   * What waits to be announced is dropped while the batch behind it is tried again, and the
   * partition comes back to the same worker: it goes on with what was dropped, not behind it.
   */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(GroupProtocol.class)
  void shouldTellWhatWasDroppedOfAPartitionThatComesBack(GroupProtocol protocol) {
    try (World world = new World(2, protocol)) {
      // Given: decided batches wait, and the next one, of both partitions, is tried again and again
      Gate gate = new Gate(Milestone.ANNOUNCED);
      ConfigurableApplicationContext first =
          world.startWorker(
              "first",
              gate,
              Map.of(
                  "threadspool.worker.drain-timeout", "200ms",
                  "threadspool.worker.announce-queue", "100",
                  "spring.kafka.consumer.properties.fetch.min.bytes", "1000000",
                  "spring.kafka.consumer.properties.fetch.max.wait.ms", "1500"));
      List<ThreadCommand> commands = new ArrayList<>();
      ask(world, commands, TestCommands.asking());
      gate.awaitArrival();
      many().forEach(command -> ask(world, commands, command));
      await().atMost(PATIENCE).until(() -> world.store().count("thread") == commands.size());
      world.shut(world.lightdashUrl());
      many().forEach(command -> ask(world, commands, command));
      Gauge catalogue =
          first
              .getBean(MeterRegistry.class)
              .get("threadspool.dependency.up")
              .tag("dependency", "catalogue")
              .gauge();
      await().atMost(PATIENCE).until(() -> catalogue.value() == 0);

      // When
      world.startWorker("second");
      await().atMost(PATIENCE).until(() -> world.offsets().owners() == 2);
      world.reopen(world.lightdashUrl());
      gate.open();
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      new OneOutcome(world).awaitAnother();

      // Then
      commands.forEach(new OneOutcome(world)::requireFor);
    }
  }

  private static void ask(World world, List<ThreadCommand> asked, ThreadCommand command) {
    asked.add(command);
    world.commands().ask(command);
  }

  private static List<ThreadCommand> many() {
    return IntStream.range(0, 12).mapToObj(_ -> TestCommands.asking()).toList();
  }
}
