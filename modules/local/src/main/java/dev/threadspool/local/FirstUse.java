package dev.threadspool.local;

/** Starts a part once, and never again: a part that a test has stopped is to stay stopped. */
final class FirstUse {

  private final LocalPart part;
  private boolean started;

  FirstUse(LocalPart part) {
    this.part = part;
  }

  /** Returns when the part answers; a start that failed is tried again next time. */
  synchronized void ensure() {
    if (!started) {
      part.start();
      started = true;
    }
  }
}
