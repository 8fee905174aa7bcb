package dev.threadspool.store.internal;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** {@code intake_progress}: how far each command partition is decided and announced. */
public final class ProgressTable {

  private final Handle handle;

  public ProgressTable(Handle handle) {
    this.handle = handle;
  }

  SortedMap<PartitionKey, Progress> lock(SortedSet<PartitionKey> partitions) {
    SortedMap<PartitionKey, Progress> found = selectForUpdate(List.copyOf(partitions));
    if (found.size() < partitions.size()) {
      insertMissing(List.copyOf(partitions));
      found = selectForUpdate(List.copyOf(partitions));
    }
    return found;
  }

  private SortedMap<PartitionKey, Progress> selectForUpdate(List<PartitionKey> partitions) {
    SortedMap<PartitionKey, Progress> found = new TreeMap<>();
    var query =
        handle.createQuery(
            """
            SELECT topic_id, partition, decided_next, announced_next
            FROM intake_progress
            JOIN unnest(:topic_id::uuid[], :partition::int[]) AS wanted (topic_id, partition)
              USING (topic_id, partition)
            ORDER BY topic_id, partition
            FOR UPDATE OF intake_progress
            """);
    keys(query, partitions)
        .map(
            (row, _) ->
                Map.entry(
                    new PartitionKey(Columns.uuid(row, "topic_id"), row.getInt("partition")),
                    new Progress(row.getLong("decided_next"), row.getLong("announced_next"))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private void insertMissing(List<PartitionKey> partitions) {
    var update =
        handle.createUpdate(
            """
            INSERT INTO intake_progress (topic_id, partition, decided_next, announced_next)
            SELECT topic_id, partition, 0, 0
            FROM unnest(:topic_id::uuid[], :partition::int[]) AS wanted (topic_id, partition)
            ON CONFLICT DO NOTHING
            """);
    keys(update, partitions).execute();
  }

  /**
   * Never moves anything back: a late writer knows less than an early one, not more.
   *
   * <p>Outside of a decision nobody has locked the rows yet, and an update alone locks them in
   * whatever order its plan finds them: a decision of the same partitions could deadlock with it.
   */
  public void advance(SortedMap<PartitionKey, Progress> progress) {
    List<Map.Entry<PartitionKey, Progress>> rows = List.copyOf(progress.entrySet());
    var update =
        handle.createUpdate(
            """
            WITH locked AS (
              SELECT topic_id, partition, wanted.decided_next, wanted.announced_next
              FROM intake_progress
              JOIN unnest(:topic_id::uuid[], :partition::int[], :decided::bigint[], :announced::bigint[])
                AS wanted (topic_id, partition, decided_next, announced_next)
                USING (topic_id, partition)
              ORDER BY topic_id, partition
              FOR UPDATE OF intake_progress
            )
            UPDATE intake_progress AS p
            SET decided_next = greatest(p.decided_next, locked.decided_next),
                announced_next = greatest(p.announced_next, locked.announced_next)
            FROM locked
            WHERE p.topic_id = locked.topic_id AND p.partition = locked.partition
            """);
    keys(update, rows.stream().map(Map.Entry::getKey).toList());
    Columns.longs(update, "decided", rows, row -> row.getValue().decidedNext());
    Columns.longs(update, "announced", rows, row -> row.getValue().announcedNext()).execute();
  }

  private static <S extends SqlStatement<S>> S keys(S statement, List<PartitionKey> partitions) {
    Columns.uuids(statement, "topic_id", partitions, PartitionKey::topicId);
    return Columns.longs(statement, "partition", partitions, key -> (long) key.partition());
  }
}
