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
  /** Not of the contract's shape, or beyond its limits. */
  INVALID,
  /** Something was away, or too many waited: nothing was published. */
  UNAVAILABLE,
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
