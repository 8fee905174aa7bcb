package dev.threadspool.acceptance.faults.process;

/**
 * What parent and child say to each other, a line each: orders on the child's standard input, news
 * on its standard output. The child's log goes elsewhere.
 */
final class Protocol {

  /** Order: stop at the n-th time from now that a milestone is reached; {@code hold POLLED 3}. */
  static final String HOLD = "hold";

  /** Order: go on wherever you are held. */
  static final String RELEASE = "release";

  /** News: the application runs, and listens on a port; {@code @started 40123}. */
  static final String STARTED = "@started";

  /** News: a thread has come to a milestone; {@code @reached POLLED}. */
  static final String REACHED = "@reached";

  /** News: a thread is held; {@code @held POLLED}. */
  static final String HELD = "@held";

  private Protocol() {}
}
