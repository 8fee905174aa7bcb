package dev.threadspool.store.internal;

import dev.threadspool.contract.model.StoredThread;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.util.PSQLState;

/**
 * Many threads into {@code thread} by {@code COPY}, in the hope that none is there yet: nearly
 * always so, and then PostgreSQL has a fifth less to do than for a statement that looks first
 * (docs/performance.md). What was copied before one is found is taken back, and the statement has
 * its turn.
 */
final class ThreadCopy {

  private static final String BEFORE = "before_copy";

  private final Handle handle;

  ThreadCopy(Handle handle) {
    this.handle = handle;
  }

  /**
   * Waits as an insert does for whoever is inserting one of them.
   *
   * @param threads in the order in which all decisions insert
   * @return false where they are few, or one is there already; nothing is written then
   */
  boolean succeeds(List<StoredThread> threads) {
    if (threads.size() <= RowCopy.FEW) {
      return false;
    }
    handle.savepoint(BEFORE);
    try {
      new RowCopy(handle.getConnection(), "").bareThreads(threads);
      handle.releaseSavepoint(BEFORE);
      return true;
    } catch (SQLException refusal) {
      if (!PSQLState.UNIQUE_VIOLATION.getState().equals(refusal.getSQLState())) {
        throw new BulkWriteException(refusal);
      }
      handle.rollbackToSavepoint(BEFORE);
      return false;
    }
  }
}
