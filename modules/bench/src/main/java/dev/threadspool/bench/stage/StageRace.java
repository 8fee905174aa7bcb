package dev.threadspool.bench.stage;

import dev.threadspool.bench.report.Series;
import dev.threadspool.bench.workload.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All of them, one after the other, round by round, each round in an order of chance. */
public final class StageRace {

  private final List<Turn> turns;

  public StageRace(List<Turn> turns) {
    this.turns = List.copyOf(turns);
  }

  /**
   * @param warmUps rounds before those that count
   * @param afterEach runs between any two runs
   * @return threads a second by key, a value a round that counts
   */
  public Map<String, Series> run(List<Job> jobs, int warmUps, int rounds, Runnable afterEach)
      throws InterruptedException {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    List<Turn> order = new ArrayList<>(turns);
    Random chance = new Random(turns.size());
    for (int round = 1 - warmUps; round <= rounds; round++) {
      Collections.shuffle(order, chance);
      for (Turn turn : order) {
        Duration took = turn.run(jobs);
        if (round > 0) {
          rates
              .computeIfAbsent(turn.key(), _ -> new ArrayList<>())
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
