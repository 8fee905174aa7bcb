package dev.threadspool.store.bulk;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.internal.EraseStatements;
import dev.threadspool.store.internal.ErasedTable;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Writes batches on a connection of its own, each in one transaction with how far its source is
 * read. Not thread-safe.
 */
public final class RestoreLoader implements AutoCloseable {

  private final Handle handle;
  private final RowInsert insert;

  RestoreLoader(Handle handle, RowInsert insert) {
    this.handle = handle;
    this.insert = insert;
  }

  /**
   * Erased threads first; of all others what is not erased, by this batch or by an earlier one.
   *
   * @param unreadable what was passed over between the rows
   * @param source where the rows were read
   * @param next the offset to go on with when they are written
   * @return how many threads are new
   */
  public long load(
      RowBatch batch, List<UnreadableRecord> unreadable, PartitionKey source, long next) {
    return handle.inTransaction(
        transaction -> {
          // A batch that is lost with the database's process is lost with its progress; the commit
          // that ends the restore waits for all before it.
          transaction.execute("SET LOCAL synchronous_commit = off");
          ErasedTable erased = new ErasedTable(transaction);
          erase(transaction, erased, batch.erased());
          long made =
              insert.insert(transaction, batch.without(erased.shut(batch.threadUuids()))).threads();
          RestoreUnreadable.add(transaction, unreadable);
          transaction
              .createUpdate(
                  """
                  INSERT INTO restore_progress (topic_id, partition, next_offset)
                  VALUES (:topic_id, :partition, :next)
                  ON CONFLICT (topic_id, partition) DO UPDATE SET next_offset = excluded.next_offset
                  """)
              .bind("topic_id", source.topicId())
              .bind("partition", source.partition())
              .bind("next", next)
              .execute();
          return made;
        });
  }

  private static void erase(Handle handle, ErasedTable table, List<ErasedThread> erased) {
    if (!erased.isEmpty()) {
      table.replace(erased);
      List<UUID> threadUuids = erased.stream().map(ErasedThread::threadUuid).toList();
      var _ = EraseStatements.delete(handle, "thread", threadUuids);
      var _ = EraseStatements.delete(handle, "rejection", threadUuids);
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
