package dev.threadspool.worker.config;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.store.ThreadHead;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.resolve.OwnThread;
import dev.threadspool.worker.resolve.OwnThreads;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks pinned threads up in the store. */
final class StoredThreads implements OwnThreads {

  private final ThreadStore store;
  private final Dependencies dependencies;

  StoredThreads(ThreadStore store, Dependencies dependencies) {
    this.store = store;
    this.dependencies = dependencies;
  }

  @Override
  public Map<UUID, OwnThread> find(Collection<UUID> threadUuids) {
    return dependencies.database(Dependency.STORE, () -> store.heads(threadUuids)).values().stream()
        .collect(Collectors.toMap(ThreadHead::threadUuid, StoredThreads::ownThread));
  }

  private static OwnThread ownThread(ThreadHead head) {
    return new OwnThread(
        head.threadUuid(),
        head.organizationUuid(),
        head.agentUuid(),
        head.actor().type() == Actor.Type.USER ? head.actor().uuid() : null,
        head.displayName(),
        head.promptUuid());
  }
}
