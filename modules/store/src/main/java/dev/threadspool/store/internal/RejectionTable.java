package dev.threadspool.store.internal;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.RejectionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** {@code rejection}: decisions that came to nothing. */
public final class RejectionTable {

  private final Handle handle;

  public RejectionTable(Handle handle) {
    this.handle = handle;
  }

  void insert(List<Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    var insert =
        handle.createUpdate(
            """
            INSERT INTO rejection (
              origin_topic_id, origin_partition, origin_offset, command_id, thread_uuid, organization_uuid,
              project_uuid, agent_uuid, actor_type, actor_uuid, issued_at, rejected_at, hash_version,
              error_name, status_code, message, data, content_hash)
            SELECT
              origin_topic_id, origin_partition, origin_offset, command_id, thread_uuid, organization_uuid,
              project_uuid, agent_uuid, actor_type, actor_uuid, issued_at, rejected_at, hash_version,
              error_name, status_code, message, data, decode(content_hash, 'hex')
            FROM unnest(
              :origin_topic_id::uuid[], :origin_partition::int[], :origin_offset::bigint[],
              :command_id::uuid[], :thread_uuid::uuid[], :organization_uuid::uuid[], :project_uuid::uuid[],
              :agent_uuid::uuid[], :actor_type::text[], :actor_uuid::uuid[], :issued_at::timestamptz[],
              :rejected_at::timestamptz[], :hash_version::smallint[], :error_name::text[],
              :status_code::smallint[], :message::text[], :data::text[], :content_hash::text[])
            AS rows (
              origin_topic_id, origin_partition, origin_offset, command_id, thread_uuid, organization_uuid,
              project_uuid, agent_uuid, actor_type, actor_uuid, issued_at, rejected_at, hash_version,
              error_name, status_code, message, data, content_hash)
            ON CONFLICT DO NOTHING
            """);
    Columns.origins(insert, rejections, Rejection::origin);
    Columns.uuids(insert, "command_id", rejections, Rejection::commandId);
    Columns.uuids(insert, "thread_uuid", rejections, Rejection::threadUuid);
    Columns.uuids(insert, "organization_uuid", rejections, Rejection::organizationUuid);
    Columns.uuids(insert, "project_uuid", rejections, Rejection::projectUuid);
    Columns.uuids(insert, "agent_uuid", rejections, Rejection::agentUuid);
    Columns.texts(insert, "actor_type", rejections, row -> Columns.actorType(row.actor()));
    Columns.uuids(insert, "actor_uuid", rejections, row -> row.actor().uuid());
    Columns.instants(insert, "issued_at", rejections, Rejection::issuedAt);
    Columns.instants(insert, "rejected_at", rejections, Rejection::rejectedAt);
    Columns.hashes(insert, rejections, Rejection::contentHash);
    Columns.texts(insert, "error_name", rejections, row -> row.error().name());
    Columns.longs(insert, "status_code", rejections, row -> (long) row.error().statusCode());
    Columns.texts(insert, "message", rejections, row -> row.error().message());
    Columns.texts(insert, "data", rejections, row -> row.error().dataJson()).execute();
  }

  /**
   * To the day, so that a flood of repetitions is no flood of row versions. Whoever else has a row
   * locked notes the same.
   */
  void repeated(Collection<Origin> origins, Instant now) {
    if (origins.isEmpty()) {
      return;
    }
    var update =
        handle.createUpdate(
            """
            UPDATE rejection SET repeated_at = :now::timestamptz
            WHERE ctid IN (
              SELECT rejection.ctid FROM rejection
              JOIN unnest(:origin_topic_id::uuid[], :origin_partition::int[], :origin_offset::bigint[])
                AS wanted (origin_topic_id, origin_partition, origin_offset)
                USING (origin_topic_id, origin_partition, origin_offset)
              WHERE COALESCE(repeated_at, rejected_at) < :now::timestamptz - interval '1 day'
              FOR UPDATE OF rejection SKIP LOCKED)
            """);
    Columns.origins(update, List.copyOf(origins), origin -> origin)
        .bind("now", now.toString())
        .execute();
  }

  /** The rejections of these records. */
  public Map<Origin, Rejection> byOrigin(Collection<Origin> origins) {
    if (origins.isEmpty()) {
      return Map.of();
    }
    var query =
        handle.createQuery(
            """
            SELECT rejection.*
            FROM rejection
            JOIN unnest(:origin_topic_id::uuid[], :origin_partition::int[], :origin_offset::bigint[])
              AS wanted (origin_topic_id, origin_partition, origin_offset)
              USING (origin_topic_id, origin_partition, origin_offset)
            """);
    Map<Origin, Rejection> found = new HashMap<>();
    Columns.origins(query, List.copyOf(origins), origin -> origin)
        .map((row, _) -> rejection(row))
        .forEach(rejection -> found.put(rejection.origin(), rejection));
    return found;
  }

  /** Those of these attempts that were ever rejected. Reads one row of each at most. */
  Set<CommandKey> rejected(Collection<CommandKey> commands) {
    if (commands.isEmpty()) {
      return Set.of();
    }
    List<CommandKey> keys = List.copyOf(commands);
    var query =
        handle.createQuery(
            """
            SELECT thread_uuid, command_id
            FROM unnest(:thread_uuid::uuid[], :command_id::uuid[]) AS wanted (thread_uuid, command_id)
            WHERE EXISTS (
              SELECT FROM rejection r
              WHERE r.thread_uuid = wanted.thread_uuid AND r.command_id = wanted.command_id)
            """);
    Columns.uuids(query, "thread_uuid", keys, CommandKey::threadUuid);
    return Columns.uuids(query, "command_id", keys, CommandKey::commandId)
        .map((row, _) -> commandKey(row))
        .collect(Collectors.toSet());
  }

  private static CommandKey commandKey(ResultSet row) throws SQLException {
    return new CommandKey(Columns.uuid(row, "thread_uuid"), Columns.uuid(row, "command_id"));
  }

  /** The first rejection of each of these, where there is one. */
  Map<RejectionKey, Rejection> first(Collection<RejectionKey> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    List<RejectionKey> keys = List.copyOf(wanted);
    var query =
        handle.createQuery(
            """
            SELECT DISTINCT ON (thread_uuid, command_id, actor_type, actor_uuid, hash_version, content_hash)
              rejection.*
            FROM rejection
            JOIN (
              SELECT thread_uuid, command_id, actor_type, actor_uuid, hash_version,
                decode(content_hash, 'hex') AS content_hash
              FROM unnest(
                :thread_uuid::uuid[], :command_id::uuid[], :actor_type::text[], :actor_uuid::uuid[],
                :hash_version::smallint[], :content_hash::text[])
              AS rows (thread_uuid, command_id, actor_type, actor_uuid, hash_version, content_hash)) AS wanted
              USING (thread_uuid, command_id, actor_type, actor_uuid, hash_version, content_hash)
            ORDER BY thread_uuid, command_id, actor_type, actor_uuid, hash_version, content_hash,
              rejected_at, origin_topic_id, origin_partition, origin_offset
            """);
    Columns.uuids(query, "thread_uuid", keys, key -> key.command().threadUuid());
    Columns.uuids(query, "command_id", keys, key -> key.command().commandId());
    Columns.texts(query, "actor_type", keys, key -> Columns.actorType(key.actor()));
    Columns.uuids(query, "actor_uuid", keys, key -> key.actor().uuid());
    return Columns.hashes(query, keys, RejectionKey::contentHash)
        .map((row, _) -> rejection(row))
        .collect(Collectors.toMap(RejectionKey::of, Function.identity()));
  }

  /**
   * The latest one of a thread that was asked for in this place: the actor's own if there is one,
   * or else anybody's; null where there is none.
   */
  public @Nullable Rejection latest(
      UUID organizationUuid, UUID projectUuid, UUID agentUuid, UUID threadUuid, Actor actor) {
    return handle
        .createQuery(
            """
            SELECT * FROM rejection
            WHERE thread_uuid = :thread AND organization_uuid = :organization
              AND project_uuid = :project AND agent_uuid = :agent
            ORDER BY (actor_uuid = :actor AND actor_type = :actor_type) DESC,
              rejected_at DESC, origin_topic_id DESC, origin_partition DESC, origin_offset DESC
            LIMIT 1
            """)
        .bind("thread", threadUuid)
        .bind("organization", organizationUuid)
        .bind("project", projectUuid)
        .bind("agent", agentUuid)
        .bind("actor", actor.uuid())
        .bind("actor_type", Columns.actorType(actor))
        .map((row, _) -> rejection(row))
        .findFirst()
        .orElse(null);
  }

  private static Rejection rejection(ResultSet row) throws SQLException {
    return new Rejection(
        Columns.uuid(row, "command_id"),
        Columns.uuid(row, "thread_uuid"),
        Columns.uuid(row, "organization_uuid"),
        Columns.uuid(row, "project_uuid"),
        Columns.uuid(row, "agent_uuid"),
        Columns.actor(row),
        Columns.instant(row, "issued_at"),
        Columns.instant(row, "rejected_at"),
        Columns.origin(row),
        Columns.contentHash(row),
        new ApiError(
            row.getString("error_name"),
            row.getInt("status_code"),
            row.getString("message"),
            row.getString("data")));
  }
}
