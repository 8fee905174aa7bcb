package dev.threadspool.ingress.admission;

import dev.threadspool.ingress.error.Refusals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When those come again who are refused while the instance stops. As long as somebody is at work
 * nobody knows when it will be gone, and they are told to come again soon; from then on they are
 * told to come when it is gone. So none who does as he is told comes in the moment in between, in
 * which the socket is closed: that would reset his connection. Thread-safe.
 */
final class Farewell {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** From the refusal to the next request's arrival, beyond what was told. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private static final Duration UNTIL_BACK =
      Duration.ofSeconds(Refusals.COME_AGAIN_AFTER).plus(ON_THE_WAY);

  private record Moment(long nanos) {}

  private volatile @Nullable Moment lastSentBack;
  private volatile @Nullable Moment gone;

  void goesWithin(Duration duration) {
    gone = new Moment(System.nanoTime() + duration.toNanos());
  }

  /** What one more who is refused is told, in seconds. */
  long comeAgainAfter() {
    Moment end = gone;
    if (end == null) {
      lastSentBack = new Moment(System.nanoTime());
      return Refusals.COME_AGAIN_AFTER;
    }
    // One second to close the socket in, and what is lost to rounding.
    return 2 + Math.max(0, end.nanos() - System.nanoTime()) / SECOND;
  }

  /** Whether somebody who was told to come again soon may not have come yet. */
  boolean awaitsSomebody() {
    Moment last = lastSentBack;
    return last != null && System.nanoTime() - last.nanos() < UNTIL_BACK.toNanos();
  }
}
