package dev.threadspool.ingress.reading;

import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.store.ThreadEntry;
import dev.threadspool.store.ThreadFilter;
import dev.threadspool.store.ThreadPosition;
import dev.threadspool.store.ThreadReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list of threads that the caller may see, newest first; read piece by piece. */
public final class ThreadListing {

  /** Prompts may have a quarter of a megabyte each. */
  private static final int PIECE = 100;

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
  public List<ThreadEntry> page(int page, int pageSize) {
    return agents.isEmpty() ? List.of() : entries(null, (page - 1L) * pageSize, pageSize);
  }

  /**
   * A piece of the whole list.
   *
   * @param last of the piece before; null for the first
   */
  public List<ThreadEntry> pieceAfter(@Nullable ThreadEntry last) {
    return agents.isEmpty()
        ? List.of()
        : entries(last == null ? null : ThreadPosition.of(last), 0, PIECE);
  }

  /** Whether nothing follows this piece. */
  public static boolean isLast(List<ThreadEntry> piece) {
    return piece.size() < PIECE;
  }

  private List<ThreadEntry> entries(@Nullable ThreadPosition after, long skip, int limit) {
    return guard.ask(Dependency.STORE, () -> store.entries(filter, after, skip, limit));
  }
}
