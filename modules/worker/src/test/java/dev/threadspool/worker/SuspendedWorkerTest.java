package dev.threadspool.worker;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.harness.OneOutcome;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.WorkerProcess;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.Test;

/**
 * A process is suspended in the middle of a database transaction, its locks held. The database ends
 * it, so that the successor gets on; and when the process wakes, it finds that it is too late.
 */
class SuspendedWorkerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void shouldDecideAndTellOnceWhatASuspendedWorkerHasLocked() {
    Map<World, ThreadCommand> asked = new LinkedHashMap<>();
    try {
      // Given
      Stream.of(GroupProtocol.values())
          .map(protocol -> new World(1, protocol))
          .forEach(
              world ->
                  asked.put(
                      world,
                      TestCommands.asking(
                          new ContextItem.Chart(SampleLightdash.CHART, null, null))));
      asked.forEach((world, command) -> world.commands().ask(command));
      List<WorkerProcess.Held> workers =
          asked.keySet().stream()
              .map(
                  world ->
                      new WorkerProcess.Held(
                          Milestone.DECIDING, world.workerProperties("suspended")))
              .toList();
      try (WorkerProcess process = WorkerProcess.start(workers)) {
        process.suspend();

        // When
        asked.keySet().forEach(SuspendedWorkerTest::succeed);
        asked
            .keySet()
            .forEach(world -> await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd()));
        process.wake();
        asked.keySet().forEach(world -> new OneOutcome(world).awaitAnother());

        // Then
        asked.forEach(
            (world, command) ->
                new OneOutcome(world).requireFor(command).requireChartName(command, "Renamed"));
      }
    } finally {
      asked.keySet().forEach(World::close);
    }
  }

  private static void succeed(World world) {
    world
        .lightdash()
        .execute(
            "UPDATE saved_queries SET name = 'Renamed' WHERE saved_query_uuid = '%s'"
                .formatted(SampleLightdash.CHART));
    world.startWorker("successor");
  }
}
