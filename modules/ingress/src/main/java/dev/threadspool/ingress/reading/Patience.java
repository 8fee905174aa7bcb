package dev.threadspool.ingress.reading;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again until there is something to see. So many may wait at once; whoever comes then is
 * answered by the first look. Thread-safe.
 */
public final class Patience {

  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(400);

  private final Semaphore places;

  /**
   * @param bound so many at once
   */
  public Patience(int bound) {
    this.places = new Semaphore(bound);
  }

  /** What a look shows; null where none has shown anything until the wait was over. */
  <T> @Nullable T await(Duration wait, Supplier<@Nullable T> look) {
    long deadline = System.nanoTime() + wait.toNanos();
    T seen = look.get();
    if (seen != null || !wait.isPositive() || !places.tryAcquire()) {
      return seen;
    }
    try {
      return awaitUntil(deadline, look);
    } finally {
      places.release();
    }
  }

  private static <T> @Nullable T awaitUntil(long deadline, Supplier<@Nullable T> look) {
    Duration pause = FIRST;
    T seen = null;
    long left = deadline - System.nanoTime();
    while (seen == null && left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Math.min(pause.toNanos(), left));
      seen = look.get();
      pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
      left = deadline - System.nanoTime();
    }
    return seen;
  }
}
