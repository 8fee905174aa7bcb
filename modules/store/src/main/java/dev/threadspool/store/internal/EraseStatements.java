package dev.threadspool.store.internal;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.Erasure;
import dev.threadspool.store.Unannounced;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Erases threads: the rows go, and that they were there stays. */
public final class EraseStatements {

  /** A decision takes less; whoever holds one for longer than this is not waited for. */
  private static final String PATIENCE = "30s";

  private EraseStatements() {}

  /** Those of these threads that a row is for. */
  public static Set<UUID> known(Handle handle, Collection<UUID> threadUuids) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT thread_uuid FROM thread WHERE thread_uuid = ANY (:thread_uuid::uuid[])
                UNION SELECT thread_uuid FROM rejection WHERE thread_uuid = ANY (:thread_uuid::uuid[])
                """)
            .bindArray("thread_uuid", UUID.class, List.copyOf(threadUuids))
            .mapTo(UUID.class)
            .list());
  }

  /**
   * Those of these threads that are stored and perhaps not announced yet, with their origin.
   *
   * @param committed whether the workers' group has committed past a record
   */
  public static Map<UUID, Origin> unannounced(
      Handle handle, Collection<UUID> threadUuids, Predicate<Origin> committed) {
    Map<UUID, Origin> found = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT t.thread_uuid, t.origin_topic_id, t.origin_partition, t.origin_offset
            FROM thread t
            LEFT JOIN intake_progress p ON p.topic_id = t.origin_topic_id AND p.partition = t.origin_partition
            WHERE t.thread_uuid = ANY (:thread_uuid::uuid[])
              AND t.origin_offset >= coalesce(p.announced_next, 0)
            """)
        .bindArray("thread_uuid", UUID.class, List.copyOf(threadUuids))
        .map((row, _) -> Map.entry(Columns.uuid(row, "thread_uuid"), Columns.origin(row)))
        .filter(entry -> !committed.test(entry.getValue()))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /**
   * @throws Unannounced where a thread is not announced yet; nothing is changed then
   */
  public static Erasure run(
      Handle handle, Collection<ErasedThread> erased, Predicate<Origin> committed) {
    // Or what was committed while it waited for the lock would not be seen. Not by Jdbi, which
    // resets it afterwards, and hides by that failure why a connection was lost.
    handle.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
    handle.execute("SET LOCAL lock_timeout = '%s'".formatted(PATIENCE));
    ErasedTable table = new ErasedTable(handle);
    table.lock();
    List<UUID> threadUuids = erased.stream().map(ErasedThread::threadUuid).toList();
    if (!unannounced(handle, threadUuids, committed).isEmpty()) {
      throw new Unannounced();
    }
    table.insert(erased);
    return new Erasure(
        delete(handle, "thread", threadUuids), delete(handle, "rejection", threadUuids));
  }

  /** Prompt and context go with the thread. */
  public static int delete(Handle handle, String table, Collection<UUID> threadUuids) {
    return handle
        .createUpdate("DELETE FROM <table> WHERE thread_uuid = ANY (:thread_uuid::uuid[])")
        .define("table", table)
        .bindArray("thread_uuid", UUID.class, List.copyOf(threadUuids))
        .execute();
  }
}
