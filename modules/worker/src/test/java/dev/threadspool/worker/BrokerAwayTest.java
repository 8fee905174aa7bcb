package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.harness.Actuator;
import dev.threadspool.worker.harness.Gate;
import dev.threadspool.worker.harness.OneOutcome;
import dev.threadspool.worker.harness.Outcomes;
import dev.threadspool.worker.harness.StateChanges;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Kafka goes while decided batches wait to be announced, and stays away for longer than producers
 * wait; another worker is started meanwhile. When it is back, all goes on by itself.
 */
class BrokerAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LONGER_THAN_A_PRODUCER_WAITS = Duration.ofSeconds(12);

  /** Two decided batches may wait, while one is being announced. */
  private static final Map<String, Object> SMALL_QUEUE =
      Map.of(
          "threadspool.worker.max-batch-records", "1",
          "threadspool.worker.announce-queue", "2");

  @Test
  void shouldWaitForTheBrokerWithAFullQueueAndAtStart() {
    try (World running = new World();
        World starting = new World()) {
      // Given
      Gate gate = new Gate(Milestone.ANNOUNCING);
      Actuator worker = new Actuator(running.startWorker("running", gate, SMALL_QUEUE));
      await().atMost(PATIENCE).until(() -> worker.readiness().status() == 200);
      StateChanges changes = new StateChanges();
      List<ThreadCommand> commands = new ArrayList<>();
      for (int count = 0; count < 6; count++) {
        ThreadCommand command = TestCommands.asking();
        commands.add(command);
        running.commands().ask(command);
      }
      ThreadCommand early = TestCommands.asking();
      starting.commands().ask(early);
      gate.awaitArrival();
      await().atMost(PATIENCE).until(() -> !worker.isUp("broker"));

      // When
      running.stack().kafka().stop();
      gate.open();
      Actuator starter =
          new Actuator(starting.startWorker("starting", Milestones.UNWATCHED, Map.of()));
      await()
          .atMost(PATIENCE)
          .during(LONGER_THAN_A_PRODUCER_WAITS)
          .until(() -> isTold(worker) && isTold(starter));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(changes.away()).containsEntry("broker", 2));
      running.stack().kafka().start();
      await().atMost(PATIENCE).until(() -> running.offsets().areAtTheEnd());
      await().atMost(PATIENCE).until(() -> starting.offsets().areAtTheEnd());

      // Then
      commands.forEach(new OneOutcome(running)::requireFor);
      new OneOutcome(starting).requireFor(early);
      // What found no room was not decided, and so not answered, again and again.
      assertThat(new Outcomes(running).replies(commands.getLast())).hasSize(1);
      await().atMost(PATIENCE).until(() -> worker.readiness().status() == 200);
      await().atMost(PATIENCE).until(() -> starter.readiness().status() == 200);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(changes.away()).doesNotContainKey("broker"));
      changes.close();
      // Once each, and perhaps once more, where its answers are slow.
      assertThat(changes.lines())
          .filteredOn(line -> line.equals("broker" + StateChanges.AWAY))
          .hasSizeLessThanOrEqualTo(4);
    }
  }

  private static boolean isTold(Actuator worker) {
    Actuator.Answer readiness = worker.readiness();
    return readiness.status() == 503
        && readiness.body().contains("\"broker\":\"away")
        && !worker.isUp("broker")
        && worker.liveness().status() == 200;
  }
}
