package dev.threadspool.acceptance.faults.net;

import java.time.Duration;

/** What a relay does with the bytes of one direction. */
sealed interface Flow {

  /** They go on at once. */
  record Passing() implements Flow {}

  /** They wait until the flow changes, or are lost when their connection is cut. */
  record Held() implements Flow {}

  /**
   * Each piece waits before it goes on.
   *
   * @param pause for each piece, positive
   */
  record Slowed(Duration pause) implements Flow {

    public Slowed {
      if (!pause.isPositive()) {
        throw new IllegalArgumentException("a pause must be positive, not " + pause);
      }
    }
  }
}
