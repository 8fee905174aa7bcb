package dev.threadspool.store.bulk;

import dev.threadspool.store.PartitionKey;
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
    // A batch that is lost with the database's process is lost with its progress; the last commit,
    // which ends the restore, waits for all before it.
    handle.execute("SET synchronous_commit = off");
  }

  /**
   * @param source where the rows were read
   * @param next the offset to go on with when they are written
   * @return how many threads are new
   */
  public long load(RowBatch batch, PartitionKey source, long next) {
    return handle.inTransaction(
        transaction -> {
          long made = insert.insert(transaction, batch);
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

  @Override
  public void close() {
    handle.close();
  }
}
