package dev.threadspool.store.internal;

import dev.threadspool.contract.json.ModelConfigJson;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.ThreadHead;
import dev.threadspool.store.TooMuchAtOnceException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** {@code thread}, and whole threads read back from the three tables by one statement. */
public final class ThreadTable {

  private final Handle handle;

  public ThreadTable(Handle handle) {
    this.handle = handle;
  }

  Set<UUID> insert(List<StoredThread> threads) {
    if (threads.isEmpty()) {
      return Set.of();
    }
    var insert =
        handle.createQuery(
            """
            INSERT INTO thread (
              thread_uuid, organization_uuid, project_uuid, agent_uuid, actor_type, actor_uuid,
              actor_name, created_from, title, title_generated_at, created_at, command_id, issued_at,
              origin_topic_id, origin_partition, origin_offset, hash_version, content_hash)
            SELECT thread_uuid, organization_uuid, project_uuid, agent_uuid, actor_type, actor_uuid,
              actor_name, created_from, title, title_generated_at, created_at, command_id, issued_at,
              origin_topic_id, origin_partition, origin_offset, hash_version, decode(content_hash, 'hex')
            FROM unnest(
              :thread_uuid::uuid[], :organization_uuid::uuid[], :project_uuid::uuid[], :agent_uuid::uuid[],
              :actor_type::text[], :actor_uuid::uuid[], :actor_name::text[], :created_from::text[],
              :title::text[], :title_generated_at::timestamptz[], :created_at::timestamptz[],
              :command_id::uuid[], :issued_at::timestamptz[],
              :origin_topic_id::uuid[], :origin_partition::int[], :origin_offset::bigint[],
              :hash_version::smallint[], :content_hash::text[])
            AS rows (
              thread_uuid, organization_uuid, project_uuid, agent_uuid, actor_type, actor_uuid,
              actor_name, created_from, title, title_generated_at, created_at, command_id, issued_at,
              origin_topic_id, origin_partition, origin_offset, hash_version, content_hash)
            ON CONFLICT DO NOTHING
            RETURNING thread_uuid
            """);
    Columns.uuids(insert, "thread_uuid", threads, StoredThread::threadUuid);
    Columns.uuids(insert, "organization_uuid", threads, StoredThread::organizationUuid);
    Columns.uuids(insert, "project_uuid", threads, StoredThread::projectUuid);
    Columns.uuids(insert, "agent_uuid", threads, StoredThread::agentUuid);
    Columns.texts(insert, "actor_type", threads, thread -> Columns.actorType(thread.actor()));
    Columns.uuids(insert, "actor_uuid", threads, thread -> thread.actor().uuid());
    Columns.texts(insert, "actor_name", threads, StoredThread::actorName);
    Columns.texts(insert, "created_from", threads, StoredThread::createdFrom);
    Columns.texts(insert, "title", threads, StoredThread::title);
    Columns.instants(insert, "title_generated_at", threads, StoredThread::titleGeneratedAt);
    Columns.instants(insert, "created_at", threads, StoredThread::createdAt);
    Columns.uuids(insert, "command_id", threads, StoredThread::commandId);
    Columns.instants(insert, "issued_at", threads, StoredThread::issuedAt);
    Columns.origins(insert, threads, StoredThread::origin);
    Columns.hashes(insert, threads, StoredThread::contentHash);
    return new HashSet<>(insert.mapTo(UUID.class).list());
  }

  /** Those of these threads that are stored, with prompt and context. */
  public Map<UUID, StoredThread> select(Collection<UUID> threadUuids) {
    if (threadUuids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, StoredThread> found = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT t.*, p.prompt_uuid, p.prompt, p.model_config,
              ARRAY(SELECT item FROM prompt_context c WHERE c.prompt_uuid = p.prompt_uuid ORDER BY ordinal) AS items
            FROM thread t
            JOIN prompt p USING (thread_uuid)
            WHERE t.thread_uuid = ANY (:thread_uuid::uuid[])
            """)
        .bind("thread_uuid", UuidArray.of(List.copyOf(threadUuids), Function.identity()))
        .map((row, _) -> thread(row))
        .forEach(thread -> found.put(thread.threadUuid(), thread));
    return found;
  }

  /**
   * Those of these threads that are stored, without their context. A name that is a whole prompt
   * may be long, and thousands may be asked for.
   *
   * @param limitBytes of all names together
   * @throws TooMuchAtOnceException where the names together are too long; they stay in the database
   */
  public Map<UUID, ThreadHead> heads(Collection<UUID> threadUuids, long limitBytes) {
    Map<UUID, ThreadHead> found = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT thread_uuid, organization_uuid, agent_uuid, actor_type, actor_uuid, prompt_uuid, bytes,
              CASE WHEN bytes <= :limit THEN display_name END AS display_name
            FROM (
              SELECT t.thread_uuid, t.organization_uuid, t.agent_uuid, t.actor_type, t.actor_uuid, p.prompt_uuid,
                COALESCE(t.title, p.prompt) AS display_name,
                sum(octet_length(COALESCE(t.title, p.prompt))) OVER () AS bytes
              FROM thread t
              JOIN prompt p USING (thread_uuid)
              WHERE t.thread_uuid = ANY (:thread_uuid::uuid[])) AS heads
            """)
        .bind("thread_uuid", UuidArray.of(List.copyOf(threadUuids), Function.identity()))
        .bind("limit", limitBytes)
        .map((row, _) -> head(row, limitBytes))
        .forEach(head -> found.put(head.threadUuid(), head));
    return found;
  }

  private static ThreadHead head(ResultSet row, long limitBytes) throws SQLException {
    requireWithin(limitBytes, row.getLong("bytes"));
    return new ThreadHead(
        Columns.uuid(row, "thread_uuid"),
        Columns.uuid(row, "organization_uuid"),
        Columns.uuid(row, "agent_uuid"),
        Columns.actor(row),
        row.getString("display_name"),
        Columns.uuid(row, "prompt_uuid"));
  }

  /**
   * As {@link #select}, where many large threads may be asked for.
   *
   * @param limitBytes of all prompts and contexts together
   * @throws TooMuchAtOnceException where they are too large together; they stay in the database
   */
  Map<UUID, StoredThread> selectWithinLimit(Collection<UUID> threadUuids, long limitBytes) {
    if (threadUuids.size() > 1) {
      requireWithin(
          limitBytes,
          handle
              .createQuery(
                  """
                  SELECT COALESCE(sum(octet_length(p.prompt)
                    + (SELECT COALESCE(sum(octet_length(item)), 0) FROM prompt_context c
                       WHERE c.prompt_uuid = p.prompt_uuid)), 0)
                  FROM prompt p
                  WHERE p.thread_uuid = ANY (:thread_uuid::uuid[])
                  """)
              .bind("thread_uuid", UuidArray.of(List.copyOf(threadUuids), Function.identity()))
              .mapTo(Long.class)
              .one());
    }
    return select(threadUuids);
  }

  private static void requireWithin(long limitBytes, long bytes) {
    if (bytes > limitBytes) {
      throw new TooMuchAtOnceException(bytes, limitBytes);
    }
  }

  /** Those of these threads that have no prompt. */
  Set<UUID> torn(Collection<UUID> threadUuids) {
    return handle
        .createQuery(
            """
            SELECT thread_uuid FROM thread t
            WHERE thread_uuid = ANY (:thread_uuid::uuid[])
              AND NOT EXISTS (SELECT FROM prompt p WHERE p.thread_uuid = t.thread_uuid)
            """)
        .bind("thread_uuid", UuidArray.of(List.copyOf(threadUuids), Function.identity()))
        .mapTo(UUID.class)
        .set();
  }

  private static StoredThread thread(ResultSet row) throws SQLException {
    return new StoredThread(
        Columns.uuid(row, "thread_uuid"),
        Columns.uuid(row, "prompt_uuid"),
        Columns.uuid(row, "organization_uuid"),
        Columns.uuid(row, "project_uuid"),
        Columns.uuid(row, "agent_uuid"),
        Columns.actor(row),
        row.getString("actor_name"),
        row.getString("created_from"),
        row.getString("title"),
        Columns.nullableInstant(row, "title_generated_at"),
        Columns.instant(row, "created_at"),
        Columns.uuid(row, "command_id"),
        Columns.instant(row, "issued_at"),
        Columns.origin(row),
        Columns.contentHash(row),
        row.getString("prompt"),
        modelConfig(row.getString("model_config")),
        items(row.getArray("items")));
  }

  private static @Nullable ModelConfig modelConfig(@Nullable String json) {
    return json == null ? null : ModelConfigJson.read(json);
  }

  private static List<ResolvedItem> items(Array texts) throws SQLException {
    List<ResolvedItem> items = new ArrayList<>();
    for (String text : (String[]) texts.getArray()) {
      items.add(ResolvedItemJson.read(text));
    }
    return items;
  }
}
