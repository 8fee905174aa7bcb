package dev.threadspool.worker.decide;

import java.util.List;
import java.util.UUID;

/**
 * Threads are neither inserted nor found: they vanished in the middle of a decision. It is rolled
 * back and made again.
 */
public final class ConcurrentDeletionException extends RuntimeException {

  ConcurrentDeletionException(List<UUID> threadUuids) {
    super("deleted while commands for them were being decided: threads " + threadUuids);
  }
}
