package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.Map;

/** A worker stands still until it is replaced, and then goes on as if nothing had happened. */
record ZombieScenario() implements Scenario {

  @Override
  public String story() {
    return "SIGSTOP after its decision until its successor has announced it; SIGCONT";
  }

  @Override
  public void play(Stage stage) {
    Members members = new Members(stage.site());
    stage.publish(List.of(Commands.thread(1)));
    WorkerProcess zombie = stage.startHeldAt(Milestone.DECIDED, 1, "zombie", Map.of());
    zombie.awaitHeld(Milestone.DECIDED, Stage.PATIENCE);
    zombie.suspend();
    stage.start("successor");
    stage.awaitQuiet();
    zombie.release();
    zombie.resume();
    // It is back once it has said, or failed to say, what it had to.
    members.awaitCount(2);
  }
}
