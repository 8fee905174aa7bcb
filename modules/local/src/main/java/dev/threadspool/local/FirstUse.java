package dev.threadspool.local;

import java.time.Duration;

/** Starts a part once, and never again: a part that a test has stopped is to stay stopped. */
final class FirstUse implements AutoCloseable {

  private final StackPart part;
  private boolean started;
  private boolean closed;

  FirstUse(StackPart part) {
    this.part = part;
  }

  /** Returns when the part answers; a start that failed is tried again next time. */
  synchronized void ensure(Progress progress) {
    if (closed) {
      throw new IllegalStateException("the stack is closed");
    }
    if (started) {
      return;
    }
    long begin = System.nanoTime();
    progress.starting(part);
    part.start();
    started = true;
    progress.ready(part, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Stops the part for good; waits for a start that is going on. */
  @Override
  public synchronized void close() {
    closed = true;
    part.discard();
  }
}
