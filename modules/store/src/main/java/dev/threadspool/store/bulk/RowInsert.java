package dev.threadspool.store.bulk;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A way to write a batch, inside of the caller's transaction. */
sealed interface RowInsert permits ReplacingInsert, KeepingInsert {

  /** What of it is new. */
  Added insert(Handle handle, RowBatch batch);

  /** Prompt and context go with the thread. */
  static void delete(Handle handle, Collection<UUID> threads) {
    if (!threads.isEmpty()) {
      handle
          .createUpdate("DELETE FROM thread WHERE thread_uuid = ANY (:threads::uuid[])")
          .bindArray("threads", UUID.class, threads)
          .execute();
    }
  }
}
