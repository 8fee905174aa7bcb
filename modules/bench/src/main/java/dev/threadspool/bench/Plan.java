package dev.threadspool.bench;

import dev.threadspool.bench.latency.Pace;
import dev.threadspool.bench.throughput.Counts;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of every comparison, besides one that warms up
 * @param items how many a thread has, one race each; the first one's figures are the ratios
 * @param pace of requests over HTTP
 */
public record Plan(String form, int rounds, List<Integer> items, Counts counts, Pace pace) {

  static final Plan FULL = new Plan("full", 5, List.of(3, 0, 10), Counts.FULL, Pace.FULL);

  /** Meant to end within three minutes on two cores; not yet seen to. */
  static final Plan SHORT = new Plan("short", 5, List.of(3), Counts.SHORT, Pace.SHORT);

  Plan withRounds(int count) {
    return new Plan(form, count, items, counts, pace.withRounds(count));
  }

  boolean isFull() {
    return form.equals(FULL.form);
  }
}
