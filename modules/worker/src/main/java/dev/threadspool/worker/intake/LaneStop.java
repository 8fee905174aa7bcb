package dev.threadspool.worker.intake;

import java.time.Duration;

/** Whether a lane was told to stop, and how long it may take yet. Thread-safe. */
final class LaneStop {

  private final Duration bound;
  private volatile boolean told;
  private volatile long deadline;

  /**
   * @param bound how long it may take from when it is told
   */
  LaneStop(Duration bound) {
    this.bound = bound;
  }

  void tell() {
    deadline = System.nanoTime() + bound.toNanos();
    told = true;
  }

  boolean isTold() {
    return told;
  }

  /** What is left of the time, where it was told; what is asked for otherwise. */
  Duration atMost(Duration patience) {
    if (!told) {
      return patience;
    }
    Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    return left.compareTo(patience) < 0 ? left : patience;
  }
}
