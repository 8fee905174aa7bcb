package dev.threadspool.worker.decide;

import java.util.Set;
import java.util.UUID;

/**
 * There are threads without their prompt. No decision makes such a one; somebody has removed the
 * prompt by hand. Nothing can be said of them, however often it is tried: the records that name
 * them are dead letters until it is mended.
 */
final class TornThreadException extends RuntimeException {

  TornThreadException(Set<UUID> threadUuids) {
    super("threads have lost their prompts (audit calls them torn): " + threadUuids);
  }
}
