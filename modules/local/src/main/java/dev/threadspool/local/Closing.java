package dev.threadspool.local;

import org.jspecify.annotations.Nullable;

/** Closes one thing after the other, whatever some of them throw; that comes out at the end. */
final class Closing {

  private @Nullable LocalStackException failure;

  void close(AutoCloseable next) {
    try {
      next.close();
    } catch (Exception e) {
      if (failure == null) {
        failure = new LocalStackException("the stack did not stop in order", e);
      } else {
        failure.addSuppressed(e);
      }
    }
  }

  /** Throws what went wrong, if anything did. */
  void end() {
    if (failure != null) {
      throw failure;
    }
  }
}
