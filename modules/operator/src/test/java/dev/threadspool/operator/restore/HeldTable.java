package dev.threadspool.operator.restore;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A table that nobody can write until it is released: whoever comes to it stands there. */
final class HeldTable implements AutoCloseable {

  private final Jdbi jdbi;
  private final Handle holder;

  private HeldTable(Jdbi jdbi, Handle holder) {
    this.jdbi = jdbi;
    this.holder = holder;
  }

  static HeldTable hold(String url, String user, String table) {
    Jdbi jdbi = Jdbi.create(url, user, "");
    Handle holder = jdbi.open();
    holder.begin();
    holder.execute("LOCK TABLE %s IN EXCLUSIVE MODE".formatted(table));
    return new HeldTable(jdbi, holder);
  }

  void awaitSomebodyWaiting() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting() > 0);
  }

  private long waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM pg_locks
                    WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """)
                .mapTo(Long.class)
                .one());
  }

  /** Ends the connection of whoever waits. */
  void killWaiting() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """));
  }

  void release() {
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
