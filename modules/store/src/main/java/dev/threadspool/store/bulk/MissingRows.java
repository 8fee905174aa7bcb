package dev.threadspool.store.bulk;

import dev.threadspool.store.internal.ErasedTable;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Adds rows to a database that is at work, where they are missing; what is there stays as it is. On
 * one connection; not thread-safe.
 */
public final class MissingRows implements AutoCloseable {

  private final Handle handle;

  private MissingRows(Handle handle) {
    this.handle = handle;
  }

  public static MissingRows open(DataSource dataSource) {
    return new MissingRows(Jdbi.create(dataSource).installPlugin(new PostgresPlugin()).open());
  }

  /**
   * In one transaction. Nothing of erased threads is added.
   *
   * @return what was missing, and is there now
   */
  public Added add(RowBatch batch) {
    return handle.inTransaction(
        transaction -> {
          Set<UUID> erased = new ErasedTable(transaction).shut(batch.threadUuids());
          return new KeepingInsert().insert(transaction, batch.without(erased));
        });
  }

  @Override
  public void close() {
    handle.close();
  }
}
