package dev.threadspool.bench.stage;

import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.List;

/** Who takes part in a race of stores. */
public interface Turn {

  /** Under which its figures stand, in camelCase. */
  String key();

  /** For people. */
  String title();

  /**
   * Stores these, and checks that they are all there.
   *
   * @return how long storing took
   */
  Duration run(List<Job> jobs) throws InterruptedException;
}
