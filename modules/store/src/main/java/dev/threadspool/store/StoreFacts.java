package dev.threadspool.store;

import dev.threadspool.store.bulk.Restoration;
import dev.threadspool.store.bulk.RestoreTarget;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who looks after a database wants to know of it at a glance. Cheap also where it is
 * large: what would take a scan is estimated.
 *
 * @param server PostgreSQL's version
 * @param schema the last migration that ran; null where there are no tables yet
 * @param pending migrations of this version that have not run
 * @param restoring whether a restore began and is not finished
 * @param standby whether it only follows another one
 * @param progress of each command partition, by topic id
 * @param threads about how many, as of when PostgreSQL last looked; negative where it never did
 * @param deadLetters exactly how many rows
 */
public record StoreFacts(
    String server,
    @Nullable String schema,
    int pending,
    boolean restoring,
    boolean standby,
    SortedMap<PartitionKey, Progress> progress,
    long threads,
    long deadLetters) {

  /** Reads, and changes nothing. */
  public static StoreFacts of(DataSource dataSource) {
    MigrationInfoService migrations =
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().info();
    MigrationInfo current = migrations.current();
    int pending = migrations.pending().length;
    String schema = current == null ? null : String.valueOf(current.getVersion());
    boolean restoring = Restoration.look(dataSource) == RestoreTarget.UNFINISHED;
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                new StoreFacts(
                    one(handle, "SHOW server_version", String.class),
                    schema,
                    pending,
                    restoring,
                    one(handle, "SELECT pg_is_in_recovery()", Boolean.class),
                    schema == null ? new TreeMap<>() : progress(handle),
                    schema == null
                        ? 0
                        : one(
                            handle,
                            "SELECT reltuples::bigint FROM pg_class WHERE oid = 'thread'::regclass",
                            Long.class),
                    schema == null
                        ? 0
                        : one(handle, "SELECT count(*) FROM dead_letter", Long.class)));
  }

  /** How far each command partition has come now. */
  public static SortedMap<PartitionKey, Progress> progress(DataSource dataSource) {
    return Jdbi.create(dataSource).withHandle(StoreFacts::progress);
  }

  private static SortedMap<PartitionKey, Progress> progress(Handle handle) {
    record Row(PartitionKey key, Progress progress) {}
    List<Row> rows =
        handle
            .createQuery(
                "SELECT topic_id, partition, decided_next, announced_next FROM intake_progress")
            .map(
                (row, _) ->
                    new Row(
                        new PartitionKey(
                            row.getObject("topic_id", UUID.class), row.getInt("partition")),
                        new Progress(row.getLong("decided_next"), row.getLong("announced_next"))))
            .list();
    SortedMap<PartitionKey, Progress> progress = new TreeMap<>();
    rows.forEach(row -> progress.put(row.key(), row.progress()));
    return progress;
  }

  private static <T> T one(Handle handle, String sql, Class<T> type) {
    return handle.createQuery(sql).mapTo(type).one();
  }
}
