package dev.threadspool.bench.profile;

import dev.threadspool.bench.site.Arena;
import java.time.Duration;

/** Adds up what runs use. Not thread-safe. */
final class Meter {

  private final ProcessHandle postmaster;
  private Usage sum = Usage.NONE;
  private Processors begun = sum.used();
  private Processors used = sum.used();

  /**
   * @param arena whose database is in the PostgreSQL that is looked at
   */
  Meter(Arena arena) {
    this.postmaster = Processors.postmaster(arena);
  }

  void begin() {
    begun = Processors.now(postmaster);
  }

  void end() {
    used = Processors.now(postmaster).since(begun);
  }

  /** Between {@link #begin} and {@link #end}, so many were done in this time. */
  void count(long commands, Duration took) {
    sum = sum.plus(new Usage(commands, took, used));
  }

  Usage sum() {
    return sum;
  }
}
