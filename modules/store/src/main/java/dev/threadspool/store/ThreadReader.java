package dev.threadspool.store;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.internal.ErasedTable;
import dev.threadspool.store.internal.ListStatements;
import dev.threadspool.store.internal.RejectionTable;
import dev.threadspool.store.internal.ThreadTable;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Threads and rejections for whoever looks at them; needs no right but to read. Asks nobody who may
 * see what. Thread-safe. Whatever the database refuses comes out as Jdbi throws it.
 */
public final class ThreadReader {

  private final Jdbi jdbi;

  public ThreadReader(DataSource dataSource) {
    this(Jdbi.create(dataSource).installPlugin(new PostgresPlugin()));
  }

  /**
   * @param jdbi with the plugin for PostgreSQL
   */
  public ThreadReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Null where it is not stored, or not yet. */
  public @Nullable StoredThread thread(UUID threadUuid) {
    return jdbi.withHandle(
        handle -> new ThreadTable(handle).select(Set.of(threadUuid)).get(threadUuid));
  }

  /**
   * The latest rejection of a thread that was asked for in this place: the actor's own if there is
   * one, or else anybody's; null where there is none.
   */
  public @Nullable Rejection rejection(
      UUID organizationUuid, UUID projectUuid, UUID agentUuid, UUID threadUuid, Actor actor) {
    return jdbi.withHandle(
        handle ->
            new RejectionTable(handle)
                .latest(organizationUuid, projectUuid, agentUuid, threadUuid, actor));
  }

  /** Whether a thread was erased. */
  public boolean isErased(UUID threadUuid) {
    return jdbi.withHandle(handle -> !new ErasedTable(handle).select(Set.of(threadUuid)).isEmpty());
  }

  /** The agents of which somebody has threads in a project. */
  public Set<UUID> agents(UUID organizationUuid, UUID projectUuid, Actor owner) {
    return jdbi.withHandle(
        handle -> ListStatements.agents(handle, organizationUuid, projectUuid, owner));
  }

  /**
   * Newest first.
   *
   * @param after where to go on; null for the beginning
   * @param skip so many are left out
   */
  public ThreadPiece piece(
      ThreadFilter filter, @Nullable ThreadPosition after, long skip, PieceLimit limit) {
    return jdbi.withHandle(handle -> ListStatements.piece(handle, filter, after, skip, limit));
  }

  /** How many there are. */
  public long count(ThreadFilter filter) {
    return jdbi.withHandle(handle -> ListStatements.count(handle, filter));
  }
}
