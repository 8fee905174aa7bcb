package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.workload.Planned;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Nothing happens to the one worker but its records.
 *
 * @param before prepares the site
 * @param batch published before the worker starts
 */
record OneWorkerScenario(
    String story, Consumer<Stage> before, List<Planned> batch, Map<String, Object> settings)
    implements Scenario {

  /** Every record is a batch of its own. */
  static final Map<String, Object> ONE_BY_ONE = Map.of("threadspool.worker.max-batch-records", "1");

  @Override
  public void play(Stage stage) {
    before.accept(stage);
    stage.publish(batch);
    stage.start("alone", settings);
    stage.awaitQuiet();
  }
}
