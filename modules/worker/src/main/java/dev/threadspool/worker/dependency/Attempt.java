package dev.threadspool.worker.dependency;

import java.time.Duration;

/**
 * The time that one attempt at what a poll gave may take. Whatever waits on the consumer's thread
 * asks it how long, so that all waits together end before the consumer has to poll again. Bound to
 * the thread while the attempt lasts; outside of one there is no bound.
 */
public final class Attempt {

  private static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

  private final long end;

  private Attempt(long end) {
    this.end = end;
  }

  /** Runs work as an attempt that may take so long. */
  public static void within(Duration time, Runnable work) {
    ScopedValue.where(CURRENT, new Attempt(System.nanoTime() + time.toNanos())).run(work);
  }

  /** Whether this thread works on an attempt. */
  public static boolean isUnderWay() {
    return CURRENT.isBound();
  }

  /** What is left of the attempt, never negative and never more than asked for. */
  public static Duration left(Duration atMost) {
    if (!CURRENT.isBound()) {
      return atMost;
    }
    long left = Math.max(0, CURRENT.get().end - System.nanoTime());
    return left < atMost.toNanos() ? Duration.ofNanos(left) : atMost;
  }

  /**
   * To be called before every wait.
   *
   * @throws OutOfTimeException where the attempt's time is over
   */
  public static void requireTime() {
    if (CURRENT.isBound() && CURRENT.get().end - System.nanoTime() <= 0) {
      throw new OutOfTimeException();
    }
  }
}
