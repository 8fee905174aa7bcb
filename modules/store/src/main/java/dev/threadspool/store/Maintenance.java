package dev.threadspool.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a database's rows, or to announce them, past the workers: held by one at a
 * time, until it is closed or its connection is lost. Two repairs that know nothing of each other
 * would both announce what is missing.
 */
public final class Maintenance implements AutoCloseable {

  /** Any number will do that nobody else takes. */
  private static final long LOCK = 0x7468726561647370L;

  private static final Logger log = LoggerFactory.getLogger(Maintenance.class);

  private final Handle handle;

  private Maintenance(Handle handle) {
    this.handle = handle;
  }

  /**
   * @param dataSource lends a connection for the whole time
   * @throws MaintenanceBusyException where somebody else has it
   */
  public static Maintenance begin(DataSource dataSource) {
    return begin(dataSource, LOCK);
  }

  /**
   * The same for a schema beside the workers' own.
   *
   * @throws MaintenanceBusyException where somebody else has it
   */
  public static Maintenance ofSchema(DataSource dataSource, String schema) {
    return begin(dataSource, LOCK + 31L * schema.hashCode() + 1);
  }

  private static Maintenance begin(DataSource dataSource, long lock) {
    Handle handle = Jdbi.create(dataSource).open();
    try {
      boolean alone =
          handle
              .createQuery("SELECT pg_try_advisory_lock(:lock)")
              .bind("lock", lock)
              .mapTo(Boolean.class)
              .one();
      if (!alone) {
        throw new MaintenanceBusyException();
      }
      return new Maintenance(handle);
    } catch (RuntimeException failure) {
      handle.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    try (handle) {
      // The pool keeps the connection, and with it the lock.
      handle.execute("SELECT pg_advisory_unlock_all()");
    } catch (JdbiException lost) {
      // The lock went with the connection, and what was done under it is done.
      log.atWarn()
          .addKeyValue("cause", lost.toString())
          .log("The connection that held the right to maintain the database was lost");
    }
  }
}
