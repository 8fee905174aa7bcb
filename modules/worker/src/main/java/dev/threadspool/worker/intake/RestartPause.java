package dev.threadspool.worker.intake;

import java.time.Duration;

/**
 * How long a lane waits before it starts anew: not at all at first, longer each time where it fails
 * again soon. Two processes with one {@code transactional.id} fence each other with every start; so
 * each gets to work for a while. Not thread-safe.
 */
final class RestartPause {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration STEADY = Duration.ofSeconds(30);

  private Duration next = Duration.ZERO;
  private long startedAt = System.nanoTime();

  void started() {
    startedAt = System.nanoTime();
  }

  Duration beforeNext() {
    if (System.nanoTime() - startedAt > STEADY.toNanos()) {
      next = Duration.ZERO;
    }
    Duration now = next;
    Duration doubled = now.isZero() ? FIRST : now.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return now;
  }
}
