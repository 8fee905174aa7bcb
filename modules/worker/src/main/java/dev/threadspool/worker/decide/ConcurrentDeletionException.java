package dev.threadspool.worker.decide;

/** A thread vanished in the middle of a decision. The decision is rolled back and made again. */
public final class ConcurrentDeletionException extends RuntimeException {

  ConcurrentDeletionException() {
    super("a thread was deleted while a command that names it was being decided");
  }
}
