package dev.threadspool.bench.throughput;

import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.bench.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs all entrants one after the other, round by round, each round in an order of chance: what
 * troubles the machine troubles all of them alike, and nobody always runs after the same one (whose
 * pages the disk may still be taking in). First rounds warm up and do not count.
 */
public final class Race {

  private final List<Entrant> entrants;
  private final Counts counts;

  public Race(List<Entrant> entrants, Counts counts) {
    this.entrants = List.copyOf(entrants);
    this.counts = counts;
  }

  /**
   * @param warmUps rounds before those that count
   * @param afterEach runs between any two runs
   * @return commands a second by contender, a value a round
   */
  public Map<String, Series> run(Workload workload, int warmUps, int rounds, Runnable afterEach)
      throws InterruptedException {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    List<Entrant> order = new ArrayList<>(entrants);
    Random chance = new Random(entrants.size());
    for (int round = 1 - warmUps; round <= rounds; round++) {
      Collections.shuffle(order, chance);
      for (Entrant entrant : order) {
        List<Job> jobs = workload.first(counts.of(entrant.contender()));
        Duration took = entrant.run(jobs);
        if (round > 0) {
          rates
              .computeIfAbsent(entrant.contender().key(), _ -> new ArrayList<>())
              .add(jobs.size() / (took.toNanos() / 1e9));
        }
        afterEach.run();
      }
    }
    Map<String, Series> series = new LinkedHashMap<>();
    rates.forEach((key, values) -> series.put(key, new Series(values)));
    return series;
  }
}
