package dev.threadspool.bench.growth;

import java.util.List;

/**
 * What is there before a run.
 *
 * @param key under which its figures stand, in camelCase
 * @param ids how threads are named, those that are there and those that come
 * @param threads stored already
 * @param charts in Lightdash's catalogue
 * @param smallest the key of the one that it is compared with; its own where it is such a one
 */
public record Ground(String key, Ids ids, int threads, int charts, String smallest) {

  private static final int FEW_THREADS = 10_000;
  private static final int FEW_CHARTS = 1_000;
  private static final int MANY_CHARTS = 1_000_000;

  /** How uuids of threads are made. */
  public enum Ids {
    /** As the ingress makes them. */
    TIME_ORDERED,
    /** As those with an idempotency key are, and as others may make them. */
    RANDOM
  }

  /**
   * Few and many, one thing at a time.
   *
   * @param threads how many are many
   */
  public static List<Ground> upTo(int threads) {
    return List.of(
        new Ground("ordered", Ids.TIME_ORDERED, FEW_THREADS, FEW_CHARTS, "ordered"),
        new Ground("orderedMany", Ids.TIME_ORDERED, threads, FEW_CHARTS, "ordered"),
        new Ground("random", Ids.RANDOM, FEW_THREADS, FEW_CHARTS, "random"),
        new Ground("randomMany", Ids.RANDOM, threads, FEW_CHARTS, "random"),
        new Ground("manyCharts", Ids.TIME_ORDERED, FEW_THREADS, MANY_CHARTS, "ordered"));
  }

  /** For people. */
  public String title() {
    return "%,d threads with %s uuids, %,d charts"
        .formatted(threads, ids == Ids.TIME_ORDERED ? "time-ordered" : "random", charts);
  }
}
