package dev.threadspool.operator.reading;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Watch;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Of one who reads and comes no further: it says after a while what it waits for, and gives up in
 * the end. Not thread-safe.
 */
final class Patience {

  private static final Duration SAY_AFTER = Duration.ofSeconds(10);

  /** More than any transaction's time-out that a broker allows by default. */
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(16);

  private final Watch watch;
  private final LongSupplier nanoTime;
  private long movedAt;
  private boolean said;

  /**
   * @param watch hears of what has to be waited for
   */
  Patience(Watch watch) {
    this(watch, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  Patience(Watch watch, LongSupplier nanoTime) {
    this.watch = watch;
    this.nanoTime = nanoTime;
    this.movedAt = nanoTime.getAsLong();
  }

  /** It has come further. */
  void moved() {
    movedAt = nanoTime.getAsLong();
    said = false;
  }

  /**
   * It has not.
   *
   * @param where for people
   * @throws AwayException where that is so for a long time
   */
  void stands(Supplier<?> where) {
    long waited = nanoTime.getAsLong() - movedAt;
    if (waited > GIVE_UP_AFTER.toNanos()) {
      throw new AwayException("nothing can be read of %s".formatted(where.get()), null);
    }
    if (waited > SAY_AFTER.toNanos() && !said) {
      said = true;
      watch.note(
          "waiting for %s: the broker is away, or a transaction there stays open"
              .formatted(where.get()));
    }
  }
}
