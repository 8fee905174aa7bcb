package dev.threadspool.store.internal;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.store.PieceLimit;
import dev.threadspool.store.ThreadEntry;
import dev.threadspool.store.ThreadFilter;
import dev.threadspool.store.ThreadPiece;
import dev.threadspool.store.ThreadPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists of threads, newest first. */
public final class ListStatements {

  private ListStatements() {}

  /** The agents of which an owner has threads in a project. */
  public static Set<UUID> agents(
      Handle handle, UUID organizationUuid, UUID projectUuid, Actor owner) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT t.agent_uuid FROM thread t
            WHERE t.organization_uuid = :organization AND t.project_uuid = :project
              AND t.actor_uuid = :owner AND t.actor_type = :owner_type
            """)
        .bind("organization", organizationUuid)
        .bind("project", projectUuid)
        .bind("owner", owner.uuid())
        .bind("owner_type", Columns.actorType(owner))
        .mapTo(UUID.class)
        .set();
  }

  /**
   * The threads are found first, by an index; then their prompts are measured, which reads none
   * that is kept out of line, and those that are too much never leave the database.
   */
  public static ThreadPiece piece(
      Handle handle,
      ThreadFilter filter,
      @Nullable ThreadPosition after,
      long skip,
      PieceLimit limit) {
    Query query =
        handle.createQuery(
            """
            SELECT * FROM (
              SELECT t.thread_uuid, t.agent_uuid, t.actor_uuid, t.actor_name, t.created_from,
                t.title, t.title_generated_at, t.created_at, p.prompt_uuid, p.prompt,
                row_number() OVER place AS number,
                sum(octet_length(p.prompt)) OVER place AS prompt_bytes,
                lead(true, 1, false) OVER place AS is_followed
              FROM (
                SELECT * FROM thread t
                WHERE <condition> <after>
                ORDER BY t.created_at DESC, t.thread_uuid DESC
                OFFSET :skip LIMIT :limit) AS t
              JOIN prompt p ON p.thread_uuid = t.thread_uuid
              WINDOW place AS (
                ORDER BY t.created_at DESC, t.thread_uuid DESC ROWS UNBOUNDED PRECEDING)) AS t
            WHERE t.number = 1 OR t.prompt_bytes <= :prompt_bytes
            ORDER BY t.created_at DESC, t.thread_uuid DESC
            """);
    bind(query, filter);
    if (after == null) {
      query.define("after", "");
    } else {
      query.define("after", "AND (t.created_at, t.thread_uuid) < (:at::timestamptz, :uuid)");
      query.bind("at", after.createdAt().toString()).bind("uuid", after.threadUuid());
    }
    query.bind("skip", skip);
    query.bind("limit", limit.threads()).bind("prompt_bytes", limit.promptBytes());
    List<Listed> listed = query.map((row, _) -> Listed.of(row)).list();
    return new ThreadPiece(
        listed.stream().map(Listed::entry).toList(),
        !listed.isEmpty() && listed.getLast().followed());
  }

  /**
   * @param followed whether another was found behind it, returned or not
   */
  private record Listed(ThreadEntry entry, boolean followed) {

    static Listed of(ResultSet row) throws SQLException {
      return new Listed(ListStatements.entry(row), row.getBoolean("is_followed"));
    }
  }

  public static long count(Handle handle, ThreadFilter filter) {
    Query query = handle.createQuery("SELECT count(*) FROM thread t WHERE <condition>");
    return bind(query, filter).mapTo(Long.class).one();
  }

  /** Only the conditions that are there: each of the two indexes must stay of use. */
  private static Query bind(Query query, ThreadFilter filter) {
    StringBuilder condition =
        new StringBuilder(
            """
            t.organization_uuid = :organization AND t.project_uuid = :project""");
    query.bind("organization", filter.organizationUuid());
    query.bind("project", filter.projectUuid());
    if (filter.agentUuids().size() == 1) {
      // Only a single agent's threads come out of the index in their order.
      condition.append(" AND t.agent_uuid = :agent");
      query.bind("agent", filter.agentUuids().iterator().next());
    } else {
      condition.append(" AND t.agent_uuid = ANY (:agents)");
      query.bindArray("agents", UUID.class, List.copyOf(filter.agentUuids()));
    }
    Actor owner = filter.owner();
    if (owner != null) {
      condition.append(" AND t.actor_uuid = :owner AND t.actor_type = :owner_type");
      query.bind("owner", owner.uuid()).bind("owner_type", Columns.actorType(owner));
    }
    Set<String> createdFrom = filter.createdFrom();
    if (createdFrom != null) {
      condition.append(" AND t.created_from = ANY (:created_from)");
      query.bindArray("created_from", String.class, List.copyOf(createdFrom));
    }
    if (filter.search() != null) {
      condition.append(" AND t.title ILIKE :search ESCAPE '!'");
      query.bind("search", "%" + literally(filter.search()) + "%");
    }
    return query.define("condition", condition.toString());
  }

  private static String literally(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static ThreadEntry entry(ResultSet row) throws SQLException {
    return new ThreadEntry(
        Columns.uuid(row, "thread_uuid"),
        Columns.uuid(row, "agent_uuid"),
        Columns.uuid(row, "actor_uuid"),
        row.getString("actor_name"),
        row.getString("created_from"),
        row.getString("title"),
        Columns.nullableInstant(row, "title_generated_at"),
        Columns.instant(row, "created_at"),
        Columns.uuid(row, "prompt_uuid"),
        row.getString("prompt"));
  }
}
