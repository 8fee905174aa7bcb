package dev.threadspool.bench;

import dev.threadspool.bench.latency.Pace;
import dev.threadspool.bench.throughput.Counts;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of every comparison
 * @param warmUps rounds of every comparison before those, which do not count
 * @param items how many a thread has, one race each; the last one's figures are the ratios, since
 *     the JVM still compiles during the first
 * @param pace of requests over HTTP
 */
public record Plan(
    String form, int rounds, int warmUps, List<Integer> items, Counts counts, Pace pace) {

  static final Plan FULL = new Plan("full", 5, 5, List.of(0, 10, 3), Counts.FULL, Pace.FULL);

  /** Ends within three minutes on two cores that have nothing else to do. */
  static final Plan SHORT = new Plan("short", 5, 2, List.of(3), Counts.SHORT, Pace.SHORT);

  Plan withRounds(int count) {
    return new Plan(form, count, warmUps, items, counts, pace.withRounds(count));
  }

  /** Items that a thread has, where there is no race. */
  int usualItems() {
    return items.getLast();
  }

  boolean isFull() {
    return form.equals(FULL.form);
  }
}
