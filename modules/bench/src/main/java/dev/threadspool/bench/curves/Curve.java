package dev.threadspool.bench.curves;

import java.util.Arrays;
import java.util.List;

/** What grows, while all else stays as it is by default. */
public enum Curve {
  LANES("lanes", "partitions, with as many lanes", 1, 2, 4, 8),
  BATCH("batch", "records that a batch has at most", 1, 10, 100, 1_000, 5_000),
  ITEMS("items", "items that each thread has", 0, 1, 3, 5, 10);

  private final String key;
  private final String title;
  private final List<Integer> steps;

  Curve(String key, String title, Integer... steps) {
    this.key = key;
    this.title = title;
    this.steps = List.copyOf(Arrays.asList(steps));
  }

  /** Under which its figures stand. */
  public String key() {
    return key;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** In rising order. */
  List<Integer> steps() {
    return steps;
  }

  /** What a worker has at a step. */
  public Setup at(int step) {
    Setup usual = Setup.DEFAULT;
    return switch (this) {
      case LANES -> new Setup(step, step, usual.batch(), usual.items());
      case BATCH -> new Setup(usual.partitions(), usual.lanes(), step, usual.items());
      case ITEMS -> new Setup(usual.partitions(), usual.lanes(), usual.batch(), step);
    };
  }

  /** How many of so many commands a run has, so that a run takes about as long at each step. */
  int commands(int step, int most) {
    int batch = at(step).batch();
    return batch < 10 ? most / 20 : batch < 100 ? most / 4 : most;
  }
}
