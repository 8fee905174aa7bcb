package dev.threadspool.bench.restoring;

import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Restores after every run of ours, and keeps how fast that was. */
public final class RestoreRates {

  private final Restoring restoring;
  private final boolean thorough;
  private final List<Double> kept = new ArrayList<>();
  private final List<Double> rebuilt = new ArrayList<>();
  private final List<Double> nothing = new ArrayList<>();

  /**
   * @param thorough whether it is restored a second time, without the secondary indexes, and a
   *     third time from an empty topic
   */
  public RestoreRates(Restoring restoring, boolean thorough) {
    this.restoring = restoring;
    this.thorough = thorough;
  }

  /**
   * @param jobs what has just been done
   * @param counts not in a round that warms up
   */
  public void restore(List<Job> jobs, boolean counts) throws InterruptedException {
    Duration took = restoring.keepingIndexes(jobs.size());
    if (counts) {
      kept.add(rate(jobs, took));
    }
    if (thorough) {
      Duration without = restoring.rebuildingIndexes(jobs.size());
      if (counts) {
        rebuilt.add(rate(jobs, without));
      }
    }
    restoring.forget();
    if (thorough) {
      Duration empty = restoring.ofNothing();
      if (counts) {
        nothing.add(empty.toNanos() / 1e9);
      }
    }
  }

  /** Threads a second, a value a round. */
  public Series kept() {
    return new Series(kept);
  }

  /** The same without the secondary indexes; null where that was not measured. */
  public @Nullable Series rebuilt() {
    return rebuilt.isEmpty() ? null : new Series(rebuilt);
  }

  /** Seconds that a restore of nothing takes; null where that was not measured. */
  public @Nullable Series nothing() {
    return nothing.isEmpty() ? null : new Series(nothing);
  }

  private static double rate(List<Job> jobs, Duration took) {
    return jobs.size() / (took.toNanos() / 1e9);
  }
}
