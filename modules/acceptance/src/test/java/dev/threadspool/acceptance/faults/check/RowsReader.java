package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Rows;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.ThreadStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Reads the store's tables, past the worker's own way of reading them where rows can be torn. */
final class RowsReader {

  /** So many threads a query: their texts may be large. */
  private static final int CHUNK = 1_000;

  private RowsReader() {}

  static Rows read(DataSource store) {
    Jdbi jdbi = Jdbi.create(store).installPlugin(new PostgresPlugin());
    Map<UUID, Origin> origins = jdbi.withHandle(RowsReader::origins);
    return jdbi.withHandle(
        handle ->
            new Rows(
                origins,
                threads(store, List.copyOf(origins.keySet())),
                handle
                    .createQuery("SELECT prompt_uuid, thread_uuid FROM prompt")
                    .map(
                        (row, _) ->
                            new Rows.PromptRow(uuid(row, "prompt_uuid"), uuid(row, "thread_uuid")))
                    .list(),
                handle
                    .createQuery("SELECT prompt_uuid, ordinal, kind FROM prompt_context")
                    .map(
                        (row, _) ->
                            new Rows.ContextRow(
                                uuid(row, "prompt_uuid"),
                                row.getInt("ordinal"),
                                row.getString("kind")))
                    .list(),
                handle
                    .createQuery("SELECT * FROM rejection")
                    .map((row, _) -> rejection(row))
                    .list(),
                handle
                    .createQuery("SELECT * FROM dead_letter")
                    .map((row, _) -> deadLetter(row))
                    .list(),
                progress(handle),
                deadlocks(handle)));
  }

  /** The progress rows as they are now. */
  static Map<PartitionKey, Progress> progress(Handle handle) {
    Map<PartitionKey, Progress> progress = new HashMap<>();
    handle
        .createQuery("SELECT * FROM intake_progress")
        .map(
            (row, _) ->
                Map.entry(
                    new PartitionKey(uuid(row, "topic_id"), row.getInt("partition")),
                    new Progress(row.getLong("decided_next"), row.getLong("announced_next"))))
        .forEach(row -> progress.put(row.getKey(), row.getValue()));
    return progress;
  }

  private static Map<UUID, Origin> origins(Handle handle) {
    Map<UUID, Origin> origins = new HashMap<>();
    handle
        .createQuery(
            "SELECT thread_uuid, origin_topic_id, origin_partition, origin_offset FROM thread")
        .map((row, _) -> Map.entry(uuid(row, "thread_uuid"), origin(row)))
        .forEach(row -> origins.put(row.getKey(), row.getValue()));
    return origins;
  }

  private static Map<UUID, StoredThread> threads(DataSource store, List<UUID> uuids) {
    ThreadStore threads = new ThreadStore(store);
    Map<UUID, StoredThread> found = new HashMap<>();
    for (int from = 0; from < uuids.size(); from += CHUNK) {
      List<UUID> chunk = uuids.subList(from, Math.min(uuids.size(), from + CHUNK));
      found.putAll(threads.threads(new ArrayList<>(chunk)));
    }
    return found;
  }

  private static long deadlocks(Handle handle) {
    return handle
        .createQuery("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        .mapTo(Long.class)
        .one();
  }

  private static Rejection rejection(ResultSet row) throws SQLException {
    return new Rejection(
        uuid(row, "command_id"),
        uuid(row, "thread_uuid"),
        uuid(row, "organization_uuid"),
        uuid(row, "project_uuid"),
        uuid(row, "agent_uuid"),
        new Actor(
            Actor.Type.valueOf(row.getString("actor_type").toUpperCase(Locale.ROOT)),
            uuid(row, "actor_uuid")),
        instant(row, "issued_at"),
        instant(row, "rejected_at"),
        origin(row),
        new ContentHash(
            row.getShort("hash_version"), HexFormat.of().formatHex(row.getBytes("content_hash"))),
        new ApiError(
            row.getString("error_name"),
            row.getInt("status_code"),
            row.getString("message"),
            row.getString("data")));
  }

  private static DeadLetter deadLetter(ResultSet row) throws SQLException {
    return new DeadLetter(
        origin(row),
        instant(row, "failed_at"),
        row.getString("exception"),
        row.getString("message"),
        row.getString("stacktrace"));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        uuid(row, "origin_topic_id"), row.getInt("origin_partition"), row.getLong("origin_offset"));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
