package dev.threadspool.bench.profile;

import dev.threadspool.bench.restoring.Restoring;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Workload;
import java.time.Duration;

/** What is used by those that ours is held against. */
public final class Beside {

  private Beside() {}

  /**
   * By a contender.
   *
   * @param warmUps runs that do not count
   * @param rounds those that do
   */
  public static Usage contender(Entrant entrant, Workload workload, int warmUps, int rounds)
      throws InterruptedException {
    for (int i = 0; i < warmUps; i++) {
      var _ = entrant.run(workload.first(workload.size()));
    }
    Meter meter = new Meter(entrant.arena());
    for (int i = 0; i < rounds; i++) {
      Duration took = entrant.run(workload.first(workload.size()), meter::begin, meter::end);
      meter.count(workload.size(), took);
    }
    return meter.sum();
  }

  /**
   * By restores of what ours has made in its last run, its start and its end included.
   *
   * @param live whose events are restored
   * @param threads that there are
   */
  public static Usage restores(
      Restoring restoring, Arena live, int threads, int warmUps, int rounds) {
    for (int i = 0; i < warmUps; i++) {
      var _ = restoring.keepingIndexes(threads, () -> {}, () -> {});
    }
    Meter meter = new Meter(live);
    for (int i = 0; i < rounds; i++) {
      Duration took = restoring.keepingIndexes(threads, meter::begin, meter::end);
      meter.count(threads, took);
    }
    return meter.sum();
  }
}
