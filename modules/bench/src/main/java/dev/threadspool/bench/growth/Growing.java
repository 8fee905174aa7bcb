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
   * @return commands a second by ground, a value a round
   */
  Map<String, Series> run(int rounds, Runnable afterEach) throws InterruptedException {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    List<Field> order = new ArrayList<>(fields);
    for (int round = 0; round <= rounds; round++) {
      for (Field field : order) {
        double seconds = field.run(count).toNanos() / 1e9;
        if (round > 0) {
          rates.computeIfAbsent(field.ground().key(), _ -> new ArrayList<>()).add(count / seconds);
        }
        afterEach.run();
      }
      Collections.rotate(order, 1);
    }
    Map<String, Series> series = new LinkedHashMap<>();
    rates.forEach((key, values) -> series.put(key, new Series(values)));
    return series;
  }
}
