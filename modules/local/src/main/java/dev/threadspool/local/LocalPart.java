package dev.threadspool.local;

/**
 * One embedded part, for those who break things on purpose: ports and data stay the same over any
 * sequence of stops and starts. Calls that ask for the state a part is in do nothing. Safe for use
 * by several threads.
 */
public interface LocalPart {

  /** What people call it, for example {@code PostgreSQL}. */
  String name();

  /** Returns when the part answers. */
  void start();

  /** Stops in order; returns when nothing of it runs. */
  void stop();

  /**
   * Stops at once, as a crash would: nothing is flushed that was not promised, clients see their
   * connections break.
   */
  void kill();

  /** Whether it runs now, also when it died by itself. */
  boolean isRunning();
}
