package dev.threadspool.store.bulk;

import dev.threadspool.store.Maintenance;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.ThreadStore;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * A restore into a database, from its begin, over interruptions, to its end. How far it has come is
 * kept in the database ({@code restore_progress}), written with the rows. As long as it is not
 * finished the database lets nobody decide: a worker that is started on it waits, and says why.
 *
 * <p>One at a time; closing it leaves what is not finished to be gone on with.
 */
public final class Restoration implements AutoCloseable {

  private final Jdbi jdbi;
  private final Maintenance maintenance;
  private final boolean intoRows;

  private Restoration(Jdbi jdbi, Maintenance maintenance, boolean intoRows) {
    this.jdbi = jdbi;
    this.maintenance = maintenance;
    this.intoRows = intoRows;
  }

  /** Looks, and changes nothing. */
  public static RestoreTarget look(DataSource dataSource) {
    return Jdbi.create(dataSource).withHandle(RestoreTarget::of);
  }

  /**
   * Makes the tables where they are missing, and begins or goes on.
   *
   * @param intoRows whether rows may be there that no restore has written: they are kept as they
   *     are
   * @throws RestoreRefusedException where rows are there and must not be, or where one that is not
   *     finished was begun in the other mode
   * @throws dev.threadspool.store.MaintenanceBusyException where another restore runs
   */
  public static Restoration begin(DataSource dataSource, boolean intoRows) {
    new ThreadStore(dataSource).migrate();
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    Maintenance maintenance = Maintenance.begin(dataSource);
    try {
      jdbi.useTransaction(handle -> shut(handle, intoRows));
      return new Restoration(jdbi, maintenance, intoRows);
    } catch (RuntimeException failure) {
      maintenance.close();
      throw failure;
    }
  }

  /** First nobody can decide any more, then it is looked whether anybody has. */
  private static void shut(Handle handle, boolean intoRows) {
    RestoreTarget before = RestoreTarget.of(handle);
    handle
        .createScript(
            """
            CREATE OR REPLACE FUNCTION restore_is_unfinished() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'a restore into this database is not finished: run it again to its end'
                USING ERRCODE = 'object_not_in_prerequisite_state';
            END
            $$;
            CREATE OR REPLACE TRIGGER restore_is_unfinished BEFORE INSERT OR UPDATE ON intake_progress
              FOR EACH STATEMENT EXECUTE FUNCTION restore_is_unfinished();
            """)
        .executeAsSeparateStatements();
    if (before == RestoreTarget.UNFINISHED) {
      RestoreMode.require(handle, intoRows);
      RestoreUnreadable.goOn(handle);
      return;
    }
    if (RestoreTarget.of(handle) == RestoreTarget.IN_USE && !intoRows) {
      throw new RestoreRefusedException("the database has rows already");
    }
    handle.execute(
        """
        CREATE TABLE restore_progress (
          topic_id    uuid    NOT NULL,
          partition   integer NOT NULL,
          next_offset bigint  NOT NULL,
          PRIMARY KEY (topic_id, partition))
        """);
    RestoreMode.begin(handle, intoRows);
    RestoreUnreadable.begin(handle);
  }

  /** How far the partitions were read by runs before this one. */
  public Map<PartitionKey, Long> reached() {
    Map<PartitionKey, Long> reached = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT topic_id, partition, next_offset FROM restore_progress")
                .map(
                    (row, _) ->
                        Map.entry(
                            new PartitionKey(
                                row.getObject("topic_id", UUID.class), row.getInt("partition")),
                            row.getLong("next_offset")))
                .forEach(entry -> reached.put(entry.getKey(), entry.getValue())));
    return reached;
  }

  /**
   * What runs before this one have passed over.
   *
   * @param record called with one after the other
   */
  public void unreadable(Consumer<UnreadableRecord> record) {
    jdbi.useTransaction(handle -> RestoreUnreadable.each(handle, record));
  }

  /** A connection that writes rows; one a thread. */
  public RestoreLoader openLoader() {
    return new RestoreLoader(jdbi.open(), intoRows ? new KeepingInsert() : new ReplacingInsert());
  }

  /**
   * Ends it: workers may decide again, from where their group stands.
   *
   * @param committed of every partition of the command topics, what the group has committed, or 0.
   *     Where rows tell of a later record, that counts: what is announced was decided, even if the
   *     group's offsets were lost or set back. Into rows it counts as decided only: they may never
   *     have been announced
   */
  public void finish(SortedMap<PartitionKey, Long> committed) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createScript(
                  """
                  DROP TRIGGER restore_is_unfinished ON intake_progress;
                  DROP FUNCTION restore_is_unfinished();
                  DROP TABLE restore_progress;
                  """)
              .executeAsSeparateStatements();
          RestoreMode.forget(handle);
          RestoreUnreadable.forget(handle);
          RestoredProgress.write(handle, committed, intoRows);
        });
    // Or the first queries would be planned for empty tables. The largest takes as long as the
    // rest.
    Stream.of("prompt_context", "thread, prompt, rejection, dead_letter, erased_thread")
        .parallel()
        .forEach(tables -> jdbi.useHandle(handle -> handle.execute("ANALYZE " + tables)));
  }

  @Override
  public void close() {
    maintenance.close();
  }
}
