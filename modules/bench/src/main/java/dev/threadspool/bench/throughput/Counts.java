package dev.threadspool.bench.throughput;

import dev.threadspool.bench.contenders.Contender;

/**
 * How many commands a round has for each contender: so many that each works for seconds, since what
 * troubles the machine comes and goes. Those that take a record at a time get the first ones of the
 * same commands.
 *
 * @param race for whoever works in batches, against others
 * @param batches for whoever works in batches, elsewhere
 */
public record Counts(int race, int batches, int exactlyOnce, int atLeastOnce, int outbox) {

  public static final Counts FULL = new Counts(40_000, 20_000, 400, 1_200, 2_000);
  public static final Counts SHORT = new Counts(5_000, 5_000, 60, 120, 150);

  int of(Contender contender) {
    return switch (contender.key()) {
      case "recordExactlyOnce" -> exactlyOnce;
      case "recordAtLeastOnce" -> atLeastOnce;
      case "outbox" -> outbox;
      default -> race;
    };
  }
}
