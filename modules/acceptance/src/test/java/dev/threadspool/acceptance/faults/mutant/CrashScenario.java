package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Catalogue;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A worker is killed at a milestone of its first batch, and started again.
 *
 * @param before makes the catalogue as it is when the batch is resolved
 * @param batch published before the worker starts, so one poll gives all of it
 * @param meanwhile changes the catalogue while nobody works
 */
record CrashScenario(
    String story,
    Milestone fatal,
    Consumer<Catalogue> before,
    List<Planned> batch,
    Consumer<Catalogue> meanwhile)
    implements Scenario {

  @Override
  public void play(Stage stage) {
    before.accept(stage.site().catalogue());
    stage.publish(batch);
    WorkerProcess doomed = stage.startHeldAt(fatal, 1, "crashing", Map.of());
    doomed.awaitHeld(fatal, Stage.PATIENCE);
    doomed.kill9();
    meanwhile.accept(stage.site().catalogue());
    stage.start("crashing");
    stage.awaitQuiet();
  }
}
