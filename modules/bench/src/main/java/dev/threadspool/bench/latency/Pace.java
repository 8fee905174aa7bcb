package dev.threadspool.bench.latency;

import java.time.Duration;
import java.util.List;

/**
 * How often requests come, and for how long.
 *
 * @param rates requests a second
 * @param rounds of every comparison
 * @param hurries how often each service gets a run's requests as fast as it takes them, before the
 *     rounds: so that the JVM has compiled what is measured
 * @param run the length of one run
 */
public record Pace(List<Integer> rates, int rounds, int hurries, Duration run) {

  /** The rate whose ratios are compared with what is wanted. */
  public static final int MAIN_RATE = 200;

  public static final Pace FULL =
      new Pace(List.of(MAIN_RATE, 50, 500), 5, 4, Duration.ofSeconds(10));
  public static final Pace SHORT = new Pace(List.of(MAIN_RATE), 3, 0, Duration.ofSeconds(3));

  public Pace {
    rates = List.copyOf(rates);
  }

  public Pace withRounds(int count) {
    return new Pace(rates, count, hurries, run);
  }

  /** Of one run at the highest rate. */
  public int mostRequests() {
    return rates.stream().mapToInt(this::requests).max().orElseThrow();
  }

  int requests(int rate) {
    return Math.toIntExact(rate * run.toMillis() / 1000);
  }
}
