package dev.threadspool.ingress.reading;

import dev.threadspool.contract.model.StoredThread;
import java.util.UUID;

/** Where a reader looks for a thread. */
public record ThreadPlace(UUID projectUuid, UUID agentUuid, UUID threadUuid) {

  /** Whether the thread is where it is looked for. */
  boolean isOf(StoredThread thread) {
    return thread.threadUuid().equals(threadUuid)
        && thread.agentUuid().equals(agentUuid)
        && thread.projectUuid().equals(projectUuid);
  }
}
