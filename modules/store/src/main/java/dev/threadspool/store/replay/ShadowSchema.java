package dev.threadspool.store.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.audit.AuditedCommand;
import dev.threadspool.store.audit.CommandBound;
import dev.threadspool.store.internal.CommandCopy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * A schema with the store's own tables, into which commands are decided that have been decided
 * before. Beside them it keeps which commands are meant ({@code replay_span}, {@code
 * replay_command}), in its comment what was asked for, and, as any store, how far it has come
 * ({@code intake_progress}): an interrupted replay goes on. Thread-safe.
 */
public final class ShadowSchema {

  /** Begins the comment of a schema that a replay has made. */
  private static final String MARK = "threadspool replay ";

  private final DataSource dataSource;
  private final Jdbi jdbi;
  private final ShadowName name;

  /**
   * @param dataSource whose connections have the schema, and only that, on their search path
   */
  public ShadowSchema(DataSource dataSource, ShadowName name) {
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    this.name = name;
  }

  /** What is found under a name. */
  public enum State {
    ABSENT,
    /** A replay made it. */
    SHADOW,
    /** Somebody else's. */
    FOREIGN
  }

  /** Looks, and changes nothing. */
  public State look() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT CASE
                      WHEN to_regnamespace(:schema) IS NULL THEN 'ABSENT'
                      WHEN obj_description(to_regnamespace(:schema), 'pg_namespace') LIKE :mark || '%' THEN 'SHADOW'
                      ELSE 'FOREIGN' END
                    """)
                .bind("schema", name.text())
                .bind("mark", MARK)
                .mapTo(State.class)
                .one());
  }

  /**
   * Makes it where it is not there.
   *
   * @param request what is asked for, for people; a schema answers one request
   * @throws ShadowRefusedException where it is somebody else's, or another request's
   */
  public void begin(String request) {
    switch (look()) {
      case FOREIGN ->
          throw new ShadowRefusedException(
              "schema %s is there, and no replay has made it: name another one".formatted(name));
      case ABSENT -> create(request);
      case SHADOW -> {}
    }
    String asked = request();
    if (!asked.equals(request)) {
      throw new ShadowRefusedException(
          "schema %s is of a replay %s, not %s: name another one, or drop it (--drop-schema)"
              .formatted(name, asked, request));
    }
    new ThreadStore(dataSource).migrate();
    // Only now: Flyway begins in an empty schema.
    jdbi.useHandle(
        handle ->
            handle
                .createScript(
                    """
                    CREATE TABLE IF NOT EXISTS replay_span (
                      topic_id uuid, partition integer, first bigint NOT NULL, next bigint NOT NULL,
                      PRIMARY KEY (topic_id, partition));
                    CREATE TABLE IF NOT EXISTS replay_command (%s, PRIMARY KEY (topic_id, partition, "offset"));
                    """
                        .formatted(CommandCopy.COLUMNS))
                .executeAsSeparateStatements());
  }

  private void create(String request) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("CREATE SCHEMA " + name);
          handle.execute(
              handle
                  .createQuery("SELECT format('COMMENT ON SCHEMA %I IS %L', :schema, :text)")
                  .bind("schema", name.text())
                  .bind("text", MARK + request)
                  .mapTo(String.class)
                  .one());
        });
  }

  private String request() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT substr(obj_description(to_regnamespace(:schema), 'pg_namespace'), length(:mark) + 1)")
                .bind("schema", name.text())
                .bind("mark", MARK)
                .mapTo(String.class)
                .one());
  }

  /** What is replayed; empty where that was not settled yet. */
  public List<CommandBound> spans() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM replay_span ORDER BY topic_id, partition")
                .map(
                    (row, _) ->
                        new CommandBound(
                            new PartitionKey(
                                row.getObject("topic_id", UUID.class), row.getInt("partition")),
                            row.getLong("first"),
                            row.getLong("next")))
                .list());
  }

  /** Settles it, for this run and those that go on with it. */
  public void settle(Collection<CommandBound> spans) {
    jdbi.useTransaction(
        handle -> {
          var batch = handle.prepareBatch("INSERT INTO replay_span VALUES (?, ?, ?, ?)");
          spans.forEach(
              span ->
                  batch.add(
                      span.partition().topicId(),
                      span.partition().partition(),
                      span.first(),
                      span.next()));
          if (!spans.isEmpty()) {
            batch.execute();
          }
        });
  }

  /** Where to go on in a span; forgets what was written of it beyond. */
  public long resume(CommandBound span) {
    return jdbi.inTransaction(
        handle -> {
          long next = Math.max(span.first(), decidedNext(handle, span.partition()));
          handle.execute(
              "DELETE FROM replay_command WHERE topic_id = ? AND partition = ? AND \"offset\" >= ?",
              span.partition().topicId(),
              span.partition().partition(),
              next);
          return next;
        });
  }

  private static long decidedNext(Handle handle, PartitionKey partition) {
    return handle
        .createQuery(
            "SELECT decided_next FROM intake_progress WHERE topic_id = :topic AND partition = :partition")
        .bind("topic", partition.topicId())
        .bind("partition", partition.partition())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Commands that are decided next. */
  public void add(Collection<AuditedCommand> commands) {
    jdbi.useHandle(handle -> CommandCopy.write(handle, "replay_command", commands));
  }

  /** These were published again: only their copies are compared. */
  public void forget(Collection<Origin> copied) {
    if (copied.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  "DELETE FROM replay_command WHERE topic_id = ? AND partition = ? AND \"offset\" = ?");
          copied.forEach(
              origin -> batch.add(origin.topicId(), origin.partition(), origin.offset()));
          batch.execute();
        });
  }

  /** A span is through: all of it is decided and, as the workers' group says, announced. */
  public void finish(CommandBound span) {
    var progress = new TreeMap<>(Map.of(span.partition(), new Progress(span.next(), span.next())));
    new ThreadStore(dataSource)
        .decide(
            transaction -> {
              var _ = transaction.lockProgress(progress.navigableKeySet());
              transaction.advanceProgress(progress);
              return true;
            });
  }

  /**
   * What was erased from the live schema is not made here, and is removed where it was.
   *
   * @param live its name
   */
  public void erase(String live) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "INSERT INTO erased_thread SELECT * FROM \"%s\".erased_thread ON CONFLICT DO NOTHING"
                  .formatted(live.replace("\"", "\"\"")));
          for (String table : List.of("thread", "rejection")) {
            handle.execute(
                "DELETE FROM %s WHERE thread_uuid IN (SELECT thread_uuid FROM erased_thread)"
                    .formatted(table));
          }
        });
  }

  /** Those of these threads that were asked for here, and refused. */
  public Set<UUID> refused(Collection<UUID> threads) {
    return new HashSet<>(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT DISTINCT thread_uuid FROM rejection WHERE thread_uuid = ANY(:threads)")
                    .bindArray("threads", UUID.class, List.copyOf(threads))
                    .mapTo(UUID.class)
                    .list()));
  }

  /**
   * Removes it with all that is in it.
   *
   * @return whether it was there
   * @throws ShadowRefusedException where no replay has made it
   */
  public boolean drop() {
    return switch (look()) {
      case ABSENT -> false;
      case FOREIGN ->
          throw new ShadowRefusedException(
              "schema %s is not dropped: no replay has made it".formatted(name));
      case SHADOW -> {
        jdbi.useHandle(handle -> handle.execute("DROP SCHEMA %s CASCADE".formatted(name)));
        yield true;
      }
    };
  }
}
