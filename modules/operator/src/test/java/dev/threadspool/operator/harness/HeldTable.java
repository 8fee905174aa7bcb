package dev.threadspool.operator.harness;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A table that is held until it is released: a command that comes to it stands there. */
public final class HeldTable implements AutoCloseable {

  private final Jdbi jdbi;
  private final Handle holder;
  private final String table;

  private HeldTable(Jdbi jdbi, Handle holder, String table) {
    this.jdbi = jdbi;
    this.table = table;
    this.holder = holder;
  }

  /** Nobody can write it. */
  public static HeldTable againstWriting(TestStore store, String table) {
    return hold(store, table, "EXCLUSIVE");
  }

  /** Nobody can read it either. */
  public static HeldTable againstReading(TestStore store, String table) {
    return hold(store, table, "ACCESS EXCLUSIVE");
  }

  private static HeldTable hold(TestStore store, String table, String mode) {
    Jdbi jdbi = store.jdbi();
    Handle holder = jdbi.open();
    holder.begin();
    holder.execute("LOCK TABLE %s IN %s MODE".formatted(table, mode));
    return new HeldTable(jdbi, holder, table);
  }

  public void awaitSomebodyWaiting() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting() > 0);
  }

  private long waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM pg_locks
                    WHERE NOT granted AND relation = cast(:table AS regclass)
                    """)
                .bind("table", table)
                .mapTo(Long.class)
                .one());
  }

  /** Ends the connection of whoever waits. */
  public void killWaiting() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """));
  }

  /** Lets them go on. */
  public void release() {
    if (holder.isInTransaction()) {
      holder.rollback();
    }
  }

  @Override
  public void close() {
    release();
    holder.close();
  }
}
