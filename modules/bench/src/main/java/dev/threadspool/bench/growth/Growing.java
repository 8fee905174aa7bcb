package dev.threadspool.bench.growth;

import dev.threadspool.bench.report.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs ours on all grounds, round by round. A first round warms up and does not count. */
final class Growing {

  private final List<Field> fields;
  private final int count;

  /**
   * @param count commands of a run
   */
  Growing(List<Field> fields, int count) {
    this.fields = List.copyOf(fields);
    this.count = count;
  }

  /**
   * All rounds on all grounds.
   *
   * @param afterEach runs between any two runs
   * @return by ground
   */
  Map<String, Grown> run(int rounds, Runnable afterEach) throws InterruptedException {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    List<Field> order = new ArrayList<>(fields);
    for (int round = 0; round <= rounds; round++) {
      for (Field field : order) {
        Run run = field.run(count);
        if (round > 0) {
          runs.computeIfAbsent(field.ground().key(), _ -> new ArrayList<>()).add(run);
        }
        afterEach.run();
      }
      Collections.rotate(order, 1);
    }
    Map<String, Grown> grown = new LinkedHashMap<>();
    runs.forEach((key, of) -> grown.put(key, grown(of)));
    return grown;
  }

  private Grown grown(List<Run> runs) {
    return new Grown(
        new Series(runs.stream().map(run -> count / (run.took().toNanos() / 1e9)).toList()),
        new Series(runs.stream().map(run -> (double) run.walBytes() / count).toList()));
  }
}
