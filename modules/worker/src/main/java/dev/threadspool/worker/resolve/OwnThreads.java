package dev.threadspool.worker.resolve;

import dev.threadspool.store.ThreadHead;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Threadspool's own threads, as those who pin one see them. */
@FunctionalInterface
public interface OwnThreads {

  /** Those of these threads that are stored. */
  Map<UUID, ThreadHead> heads(Collection<UUID> threadUuids);
}
