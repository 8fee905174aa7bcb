package dev.threadspool.worker.decide;

import java.util.UUID;

/**
 * A thread is neither inserted nor found: it vanished in the middle of a decision, or it has lost
 * its prompt. The decision is rolled back and made again.
 */
public final class ConcurrentDeletionException extends RuntimeException {

  ConcurrentDeletionException(UUID threadUuid) {
    super(
        "thread %s was deleted while a command for it was being decided, or has no prompt (audit calls it torn)"
            .formatted(threadUuid));
  }
}
