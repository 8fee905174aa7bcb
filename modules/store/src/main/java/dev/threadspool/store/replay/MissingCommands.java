package dev.threadspool.store.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.audit.AuditedCommand;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The commands that came to nothing, in tables of one connection, gone when it is closed. Only
 * these are held, by the database; what has an outcome is passed over, some thousand commands a
 * statement. Thread-safe: one caller at a time.
 */
public final class MissingCommands implements AutoCloseable {

  private static final UUID NONE = new UUID(0, 0);

  private final Handle handle;
  private final MissingTables tables;

  private MissingCommands(Handle handle) {
    this.handle = handle;
    this.tables = new MissingTables(handle);
  }

  /**
   * @param dataSource lends a connection for the whole time
   */
  public static MissingCommands open(DataSource dataSource) {
    Handle handle = Jdbi.create(dataSource).installPlugin(new PostgresPlugin()).open();
    try {
      MissingCommands commands = new MissingCommands(handle);
      commands.tables.create();
      return commands;
    } catch (RuntimeException failure) {
      handle.close();
      throw failure;
    }
  }

  /** Looks these commands up, and keeps those without outcome. */
  public synchronized void add(Collection<AuditedCommand> commands) {
    inTransaction(tables -> tables.addMissing(commands));
  }

  /** These were published again before: what comes of them comes of their copies. */
  public synchronized void forget(Collection<Origin> copied) {
    inTransaction(tables -> tables.forget(copied));
  }

  /** These attempts wait for the workers, and the copies of those records. */
  public synchronized void underWay(
      Collection<AuditedCommand> commands, Collection<Origin> copied) {
    inTransaction(
        tables -> {
          tables.underWay(commands);
          tables.underWayAsCopies(copied);
        });
  }

  /**
   * What the topic tells of threads. Touches only commands whose thread has no row: the others can
   * make none.
   *
   * @param threads each with {@link Verdict#NOT_STORED} or {@link Verdict#REMOVED}
   */
  public synchronized void threads(Map<UUID, Verdict> threads) {
    inTransaction(tables -> tables.threads(threads));
  }

  /** What the topic tells of rejections. */
  public synchronized void rejections(Collection<Rejection> rejections) {
    inTransaction(tables -> tables.rejections(rejections));
  }

  /** Of which records the topic has dead letters. */
  public synchronized void deadLetters(Collection<Origin> origins) {
    inTransaction(tables -> tables.deadLetters(origins));
  }

  /** Of what was asked for before, a rejection need not be there any more. */
  public synchronized void tooOld(Instant before) {
    inTransaction(tables -> tables.tooOld(before));
  }

  /** How many there are of each verdict; those without any are not there. */
  public synchronized Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    handle
        .createQuery("SELECT verdict, count(*) AS count FROM replay_missing GROUP BY verdict")
        .map((row, _) -> Map.entry(Verdict.valueOf(row.getString(1)), row.getLong(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /**
   * Those of a verdict, in the order of where they are.
   *
   * @param after the last one that was given before; null at first
   */
  public synchronized List<Missing> page(Verdict verdict, @Nullable Missing after, int limit) {
    Origin origin = after == null ? new Origin(NONE, 0, -1) : after.origin();
    return handle
        .createQuery(
            """
            SELECT topic_id, partition, "offset", thread_uuid FROM replay_missing
            WHERE verdict = :verdict AND (topic_id, partition, "offset") > (:topic, :partition, :offset)
            ORDER BY topic_id, partition, "offset"
            LIMIT :limit
            """)
        .bind("verdict", verdict.name())
        .bind("topic", origin.topicId())
        .bind("partition", origin.partition())
        .bind("offset", origin.offset())
        .bind("limit", limit)
        .map(
            (row, _) ->
                new Missing(
                    new Origin(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3)),
                    row.getObject(4, UUID.class),
                    verdict))
        .list();
  }

  private void inTransaction(Consumer<MissingTables> work) {
    handle.useTransaction(_ -> work.accept(tables));
  }

  @Override
  public void close() {
    handle.close();
  }
}
