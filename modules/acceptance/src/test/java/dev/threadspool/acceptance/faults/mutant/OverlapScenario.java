package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.Map;

/**
 * A worker is held with everything written and nothing committed until it is replaced; its
 * successor finds the catalogue changed.
 *
 * <p>It happens to the second batch: before the first one there is no progress row yet, and making
 * it keeps others waiting by itself. The database ends a transaction after 10 s at most, before the
 * group would miss a worker that is suspended; so the group is told at once.
 */
record OverlapScenario() implements Scenario {

  @Override
  public String story() {
    return "held inside its database transaction until it is replaced, the catalogue flipped";
  }

  @Override
  public void play(Stage stage) {
    stage.site().catalogue().hide(Commands.CHART);
    WorkerProcess one = start(stage, "one");
    WorkerProcess two = start(stage, "two");
    Members members = new Members(stage.site());
    members.awaitCount(2);
    boolean isOnes = members.owner().startsWith("one");
    WorkerProcess held = isOnes ? one : two;
    WorkerProcess successor = isOnes ? two : one;
    stage.publish(List.of(Commands.thread(1), Commands.pinning(2)));
    held.awaitHeld(Milestone.DECIDING, Stage.PATIENCE);
    stage.site().catalogue().show(Commands.CHART);
    successor.release();
    members.remove();
    new LockWaits(stage.site()).awaitAny(isOnes ? "two" : "one");
    held.release();
    stage.awaitQuiet();
  }

  private static WorkerProcess start(Stage stage, String instance) {
    Map<String, Object> settings =
        Map.of(
            "threadspool.worker.max-batch-records",
            "1",
            // Its sessions are known by its name, and may stand still in the middle of a decision.
            "threadspool.store.url",
            "%s?ApplicationName=%s&options=-c%%20idle_in_transaction_session_timeout=60s"
                .formatted(stage.site().addresses().storeUrl(), instance));
    return stage.startHeldAt(Milestone.DECIDING, 2, instance, settings);
  }
}
