package dev.threadspool.ingress.error;

import java.util.Locale;

/** How a request ended, as it is counted. */
public enum Outcome {
  /** The thread is there. */
  CREATED,
  /** 202: acknowledged, nobody waits. */
  ACCEPTED,
  /** The worker refused. */
  REJECTED,
  /** No token, or not a good one. */
  UNAUTHENTICATED,
  /** Not of the contract's shape, beyond its limits, or not whole. */
  INVALID,
  /** Something was away, or the instance stops: nothing was published. */
  UNAVAILABLE,
  /** Too much is at work: nothing was published. */
  OVERLOADED,
  /** Published, perhaps. */
  UNKNOWN,
  /** Acknowledged, but no outcome in time. */
  TIMED_OUT,
  /** Our own fault. */
  FAILED;

  /** The value of the metric's tag. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
