package dev.threadspool.bench.restoring;

import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Restores after every run of ours, and keeps how fast that was: once as {@code restore} does it,
 * once without the secondary indexes, once from an empty topic.
 */
public final class RestoreRates {

  private final Restoring restoring;
  private final List<Double> kept = new ArrayList<>();
  private final List<Double> rebuilt = new ArrayList<>();
  private final List<Double> nothing = new ArrayList<>();

  public RestoreRates(Restoring restoring) {
    this.restoring = restoring;
  }

  /**
   * @param jobs what has just been done
   * @param counts not in a round that warms up
   */
  public void restore(List<Job> jobs, boolean counts) throws InterruptedException {
    Duration took = restoring.keepingIndexes(jobs.size());
    Duration without = restoring.rebuildingIndexes(jobs.size());
    restoring.forget();
    Duration empty = restoring.ofNothing();
    if (counts) {
      kept.add(rate(jobs, took));
      rebuilt.add(rate(jobs, without));
      nothing.add(empty.toNanos() / 1e9);
    }
  }

  /** Threads a second, a value a round. */
  public Series kept() {
    return new Series(kept);
  }

  /** The same without the secondary indexes. */
  public Series rebuilt() {
    return new Series(rebuilt);
  }

  /** Seconds that a restore of nothing takes. */
  public Series nothing() {
    return new Series(nothing);
  }

  private static double rate(List<Job> jobs, Duration took) {
    return jobs.size() / (took.toNanos() / 1e9);
  }
}
