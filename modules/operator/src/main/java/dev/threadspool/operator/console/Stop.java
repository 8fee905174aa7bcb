package dev.threadspool.operator.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether a command is to end, and when it has. Ctrl-C (or a {@code kill}) asks it to, and the
 * process stays until it has ended in order, within a bound. Thread-safe.
 */
public final class Stop {

  /** Enough to stop all embedded parts on a machine that has other things to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile Runnable onStop = () -> {};

  /** Asks it to end at the next point where that leaves everything in order. */
  public void ask() {
    asked.countDown();
    onStop.run();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * Waits, at most so long.
   *
   * @return whether it was asked
   */
  boolean await(Duration atMost) throws InterruptedException {
    return asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What wakes the command where it waits for something long, such as a statement. */
  void wake(Runnable how) {
    onStop = how;
    if (isAsked()) {
      how.run();
    }
  }

  void hasEnded() {
    ended.countDown();
  }

  /**
   * The JVM ends when its hooks have: this one waits for the command, also where that could not be
   * woken and only hears of it at its next point.
   */
  Thread hook() {
    return new Thread(
        () -> {
          askInAnyCase();
          try {
            var _ = ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "stop");
  }

  private void askInAnyCase() {
    try {
      ask();
    } catch (RuntimeException _) {
      // It was asked; only what it waits for was not ended.
    }
  }
}
