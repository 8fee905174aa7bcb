package dev.threadspool.store.bulk;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.internal.BulkTable;
import dev.threadspool.store.internal.BulkWriteException;
import dev.threadspool.store.internal.RowCopy;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * For tables that others write too: into tables of this connection's own first, and from there what
 * is missing. A row that is there stays as it is. The connection keeps its tables, which are empty
 * between transactions.
 */
record KeepingInsert() implements RowInsert {

  private static final String STAGED = "staged_";

  @Override
  public Added insert(Handle handle, RowBatch batch) {
    RowInsert.delete(handle, batch.gone());
    stage(handle, batch);
    long threads =
        handle
            .createQuery(
                """
                WITH threads AS (
                  INSERT INTO thread (<thread>)
                  SELECT <thread> FROM staged_thread ORDER BY thread_uuid
                  ON CONFLICT DO NOTHING RETURNING thread_uuid
                ), prompts AS (
                  INSERT INTO prompt (<prompt>)
                  SELECT <prompt> FROM staged_prompt JOIN threads USING (thread_uuid)
                  RETURNING prompt_uuid
                ), contexts AS (
                  INSERT INTO prompt_context (<prompt_context>)
                  SELECT <prompt_context> FROM staged_prompt_context JOIN prompts USING (prompt_uuid)
                )
                SELECT count(*) FROM threads
                """)
            .define("thread", BulkTable.THREAD.columnList())
            .define("prompt", BulkTable.PROMPT.columnList())
            .define("prompt_context", BulkTable.PROMPT_CONTEXT.columnList())
            .mapTo(Long.class)
            .one();
    return new Added(
        threads, insert(handle, BulkTable.REJECTION), insert(handle, BulkTable.DEAD_LETTER));
  }

  private static int insert(Handle handle, BulkTable table) {
    return handle
        .createUpdate(
            "INSERT INTO <table> (<columns>) SELECT <columns> FROM staged_<table> ON CONFLICT DO NOTHING")
        .define("table", table.tableName())
        .define("columns", table.columnList())
        .execute();
  }

  private static void stage(Handle handle, RowBatch batch) {
    for (BulkTable table : BulkTable.values()) {
      handle
          .createUpdate(
              "CREATE TEMP TABLE IF NOT EXISTS staged_<table> (LIKE <table>) ON COMMIT DELETE ROWS")
          .define("table", table.tableName())
          .execute();
    }
    Map<UUID, StoredThread> last = new LinkedHashMap<>();
    batch.threads().forEach(thread -> last.put(thread.threadUuid(), thread));
    try {
      RowCopy copy = new RowCopy(handle.getConnection(), STAGED);
      copy.threads(List.copyOf(last.values()));
      copy.rejections(batch.rejections());
      copy.deadLetters(batch.deadLetters());
    } catch (SQLException failure) {
      throw new BulkWriteException(failure);
    }
  }
}
