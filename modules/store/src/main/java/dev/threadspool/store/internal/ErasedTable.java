package dev.threadspool.store.internal;

import dev.threadspool.contract.model.ErasedThread;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * {@code erased_thread}. To decide about threads is to read here first, by {@link #shut}: that
 * keeps erasures away until the transaction ends, as {@link #lock} keeps decisions away.
 */
public final class ErasedTable {

  private final Handle handle;

  public ErasedTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * Those of these threads that are erased. Nobody erases anything from here to the transaction's
   * end: even where no row is found, {@code FOR KEY SHARE} holds the table in {@code ROW SHARE}.
   */
  public Set<UUID> shut(Collection<UUID> threadUuids) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT thread_uuid FROM erased_thread
                WHERE thread_uuid = ANY (:thread_uuid::uuid[])
                FOR KEY SHARE
                """)
            .bind("thread_uuid", UuidArray.of(List.copyOf(threadUuids), Function.identity()))
            .mapTo(UUID.class)
            .list());
  }

  /** Waits for decisions that are under way, and lets none begin until the transaction ends. */
  public void lock() {
    handle.execute("LOCK TABLE erased_thread IN EXCLUSIVE MODE");
  }

  /** Those of these threads that are erased; asks for no lock. */
  public Map<UUID, ErasedThread> select(Collection<UUID> threadUuids) {
    Map<UUID, ErasedThread> found = new HashMap<>();
    handle
        .createQuery(
            "SELECT thread_uuid, erased_at FROM erased_thread WHERE thread_uuid = ANY (:thread_uuid::uuid[])")
        .bind("thread_uuid", UuidArray.of(List.copyOf(threadUuids), Function.identity()))
        .map(
            (row, _) ->
                new ErasedThread(
                    Columns.uuid(row, "thread_uuid"), Columns.instant(row, "erased_at")))
        .forEach(erased -> found.put(erased.threadUuid(), erased));
    return found;
  }

  /** Marks threads as erased; the first mark stays. */
  public void insert(Collection<ErasedThread> erased) {
    write(erased, "DO NOTHING");
  }

  /**
   * The same as their topic tells it: its last record is of the mark that stayed.
   *
   * @param erased each thread once
   */
  public void replace(Collection<ErasedThread> erased) {
    write(erased, "(thread_uuid) DO UPDATE SET erased_at = excluded.erased_at");
  }

  private void write(Collection<ErasedThread> erased, String onConflict) {
    if (erased.isEmpty()) {
      return;
    }
    List<ErasedThread> rows = List.copyOf(erased);
    var insert =
        handle
            .createUpdate(
                """
                INSERT INTO erased_thread (thread_uuid, erased_at)
                SELECT * FROM unnest(:thread_uuid::uuid[], :erased_at::timestamptz[])
                ON CONFLICT <on_conflict>
                """)
            .define("on_conflict", onConflict);
    Columns.uuids(insert, "thread_uuid", rows, ErasedThread::threadUuid);
    Columns.instants(insert, "erased_at", rows, ErasedThread::erasedAt).execute();
  }
}
