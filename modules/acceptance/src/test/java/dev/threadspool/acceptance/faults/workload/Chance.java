package dev.threadspool.acceptance.faults.workload;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Whatever is left to chance, by a seed. Not thread-safe. */
final class Chance {

  // Its sequence is specified: the same on every JDK.
  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** From inclusive, to exclusive. */
  int between(int from, int to) {
    return from + random.nextInt(to - from);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** In the shape of version 4. */
  UUID uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
