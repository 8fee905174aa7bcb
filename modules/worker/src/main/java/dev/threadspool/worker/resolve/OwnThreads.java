package dev.threadspool.worker.resolve;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Threadspool's own threads: a port. */
@FunctionalInterface
public interface OwnThreads {

  /** Those of these threads that are stored. */
  Map<UUID, OwnThread> find(Collection<UUID> threadUuids);
}
