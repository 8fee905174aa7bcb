package dev.threadspool.acceptance.faults.net;

/** Which way bytes go through a relay. */
public enum Direction {
  /** Requests: from whoever connected to the relay. */
  TO_SERVER,
  /** Answers: from what the relay stands before. */
  TO_CLIENT
}
