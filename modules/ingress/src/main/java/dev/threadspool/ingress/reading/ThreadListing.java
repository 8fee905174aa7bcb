package dev.threadspool.ingress.reading;

import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.store.ThreadEntry;
import dev.threadspool.store.ThreadFilter;
import dev.threadspool.store.ThreadReader;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A list of threads that the caller may see, newest first. It is read piece by piece while it is
 * gone through, the first piece at once.
 */
public final class ThreadListing {

  private final ThreadReader store;
  private final Guard guard;
  private final Map<UUID, Agent> agents;
  private final ThreadFilter filter;

  ThreadListing(ThreadReader store, Guard guard, Map<UUID, Agent> agents, ThreadFilter filter) {
    this.store = store;
    this.guard = guard;
    this.agents = Map.copyOf(agents);
    this.filter = filter;
  }

  /** The agent of an entry of this list. */
  public Agent agent(ThreadEntry entry) {
    return Objects.requireNonNull(agents.get(entry.agentUuid()));
  }

  /** How many there are. */
  public long count() {
    return agents.isEmpty() ? 0 : guard.ask(Dependency.STORE, () -> store.count(filter));
  }

  /**
   * @param page from 1
   * @param pageSize at most
   */
  public Iterator<ThreadEntry> page(int page, int pageSize) {
    return entries((page - 1L) * pageSize, pageSize);
  }

  /** The whole list. */
  public Iterator<ThreadEntry> all() {
    return entries(0, Long.MAX_VALUE);
  }

  private Iterator<ThreadEntry> entries(long from, long wanted) {
    return agents.isEmpty()
        ? Collections.emptyIterator()
        : new Pieces(
            (after, skip, limit) ->
                guard.ask(Dependency.STORE, () -> store.piece(filter, after, skip, limit)),
            from,
            wanted);
  }
}
