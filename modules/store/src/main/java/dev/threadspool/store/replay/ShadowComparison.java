package dev.threadspool.store.replay;

import dev.threadspool.contract.model.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * What a shadow schema has, against what the live one has of the same commands. The database
 * compares, in temporary tables of one connection; differences are read one after the other, so
 * their number costs no memory. Times, which differ by nature, and origins are not compared. Not
 * thread-safe.
 */
public final class ShadowComparison implements AutoCloseable {

  private static final int FETCH = 500;

  private final Jdbi jdbi;
  private final Handle handle;
  private final int backend;
  private final String live;
  private final String shadow;

  private ShadowComparison(Jdbi jdbi, Handle handle, ShadowName shadow) {
    this.jdbi = jdbi;
    this.handle = handle;
    this.backend = handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
    this.live =
        handle.createQuery("SELECT quote_ident(current_schema())").mapTo(String.class).one();
    this.shadow = shadow.text();
  }

  /**
   * @param dataSource of the live database, with its schema first on the search path; lends a
   *     connection for the whole time, and another one to {@link #cancel}
   */
  public static ShadowComparison open(DataSource dataSource, ShadowName shadow) {
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    Handle handle = jdbi.open();
    try {
      handle.execute("SET work_mem = '64MB'");
      return new ShadowComparison(jdbi, handle, shadow);
    } catch (RuntimeException failure) {
      handle.close();
      throw failure;
    }
  }

  /**
   * Compares; comes before all questions.
   *
   * @param rowsSince rejections and dead letters of commands that are older need not be there any
   *     more
   */
  public void compare(Instant rowsSince) {
    compareOutcomes(rowsSince);
    findCommonThreads();
  }

  /** Breaks off what the database is doing for this comparison; from any thread. */
  public void cancel() {
    jdbi.useHandle(
        other ->
            other
                .createQuery("SELECT pg_cancel_backend(:pid)")
                .bind("pid", backend)
                .mapTo(Boolean.class)
                .one());
  }

  private void compareOutcomes(Instant rowsSince) {
    handle.execute("DROP TABLE IF EXISTS pg_temp.replay_difference, pg_temp.replay_common");
    handle.execute("ANALYZE %s.replay_command".formatted(shadow));
    handle
        .createUpdate(
            """
            CREATE TEMP TABLE replay_difference AS
            SELECT topic_id, partition, "offset", l.thread_uuid,
              CASE WHEN l.outcome = 'thread' THEN 'ONLY_LIVE'
                WHEN s.outcome = 'thread' THEN 'ONLY_SHADOW' ELSE 'OTHER_REASON' END AS kind,
              l.outcome AS live_outcome, l.error AS live_error, l.message AS live_message,
              s.outcome AS shadow_outcome, s.error AS shadow_error, s.message AS shadow_message
            FROM (%s) AS l
            JOIN (%s) AS s USING (topic_id, partition, "offset")
            WHERE (l.outcome, l.error, l.message) IS DISTINCT FROM (s.outcome, s.error, s.message)
              AND NOT (l.outcome = 'dead letter' AND s.outcome = 'dead letter' AND l.error = s.error)
              AND NOT (l.outcome = 'nothing' AND s.outcome <> 'thread' AND l.asked_at < '%s'::timestamptz)
            """
                .formatted(Side.outcomes(live, shadow), Side.outcomes(shadow, shadow), rowsSince))
        .execute();
  }

  private void findCommonThreads() {
    handle.execute(
        """
        CREATE TEMP TABLE replay_common AS
        SELECT thread_uuid, prompt_uuid, l.actor_name AS live_actor, s.actor_name AS shadow_actor
        FROM (SELECT DISTINCT thread_uuid FROM %2$s.replay_command) AS c
        JOIN %1$s.thread l USING (thread_uuid)
        JOIN %2$s.thread s USING (thread_uuid)
        JOIN %2$s.prompt p USING (thread_uuid)
        """
            .formatted(live, shadow));
    handle.execute("ANALYZE replay_common");
  }

  /** How many commands were compared. */
  public long compared() {
    return handle
        .createQuery("SELECT count(*) FROM %s.replay_command".formatted(shadow))
        .mapTo(Long.class)
        .one();
  }

  /** All outcomes that differ, in numbers, the most frequent first. */
  public List<OutcomeGroup> groups() {
    return handle
        .createQuery(
            """
            SELECT kind, coalesce(nullif(live_error, ''), live_outcome) AS live,
              coalesce(nullif(shadow_error, ''), shadow_outcome) AS shadow, count(*) AS count
            FROM replay_difference
            GROUP BY 1, 2, 3
            ORDER BY count DESC, 1, 2, 3
            """)
        .map(
            (row, _) ->
                new OutcomeGroup(
                    OutcomeDifference.Kind.valueOf(row.getString("kind")),
                    row.getString("live"),
                    row.getString("shadow"),
                    row.getLong("count")))
        .list();
  }

  /** Commands of which something else came, in the order of where they are. */
  public List<OutcomeDifference> outcomes(OutcomeDifference.Kind kind, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM replay_difference WHERE kind = :kind
            ORDER BY topic_id, partition, "offset"
            LIMIT :limit
            """)
        .bind("kind", kind.name())
        .bind("limit", limit)
        .map(
            (row, _) ->
                new OutcomeDifference(
                    new Origin(
                        row.getObject("topic_id", UUID.class),
                        row.getInt("partition"),
                        row.getLong("offset")),
                    row.getObject("thread_uuid", UUID.class),
                    kind,
                    new OutcomeDifference.Told(
                        row.getString("live_outcome"),
                        row.getString("live_error"),
                        row.getString("live_message")),
                    new OutcomeDifference.Told(
                        row.getString("shadow_outcome"),
                        row.getString("shadow_error"),
                        row.getString("shadow_message"))))
        .list();
  }

  /** What is not the same in threads that are there on both sides, thread by thread. */
  public void contents(Consumer<ContentDifference> found) {
    handle.useTransaction(
        transaction ->
            transaction
                .createQuery(
                    """
                    SELECT thread_uuid, 'actor' AS what, -1 AS ordinal, live_actor AS live, shadow_actor AS shadow
                    FROM replay_common WHERE live_actor <> shadow_actor
                    UNION ALL
                    SELECT thread_uuid, coalesce(l.kind, s.kind), ordinal, l.item, s.item
                    FROM (SELECT x.* FROM %1$s.prompt_context x JOIN replay_common USING (prompt_uuid)) AS l
                    FULL JOIN (SELECT x.* FROM %2$s.prompt_context x JOIN replay_common USING (prompt_uuid)) AS s
                      USING (prompt_uuid, ordinal)
                    JOIN replay_common USING (prompt_uuid)
                    WHERE (l.kind, l.item) IS DISTINCT FROM (s.kind, s.item)
                    ORDER BY 1, 3
                    """
                        .formatted(live, shadow))
                .setFetchSize(FETCH)
                .map(
                    (row, _) ->
                        new ContentDifference(
                            row.getObject("thread_uuid", UUID.class),
                            row.getString("what"),
                            row.getInt("ordinal"),
                            row.getString("live"),
                            row.getString("shadow")))
                .useStream(stream -> stream.forEach(found)));
  }

  @Override
  public void close() {
    handle.close();
  }
}
