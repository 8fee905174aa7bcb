package dev.threadspool.bench;

import dev.threadspool.bench.throughput.Counts;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of every comparison, besides one that warms up
 * @param items how many a thread has, one race each; the first one's figures are the ratios
 */
public record Plan(String form, int rounds, List<Integer> items, Counts counts) {

  static final Plan FULL = new Plan("full", 5, List.of(3, 0, 10), Counts.FULL);

  /** Under three minutes on two cores. */
  static final Plan SHORT = new Plan("short", 5, List.of(3), Counts.SHORT);
}
