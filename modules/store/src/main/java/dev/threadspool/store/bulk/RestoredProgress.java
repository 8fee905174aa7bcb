package dev.threadspool.store.bulk;

import dev.threadspool.store.PartitionKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code intake_progress} after a restore. */
final class RestoredProgress {

  private RestoredProgress() {}

  /**
   * Moves every partition to what is committed, or behind the last record that made a row where
   * that is further; never back.
   *
   * @param intoRows whether rows may be there that no event tells of. What was decided and never
   *     announced is still to be announced by the workers: so only what is committed is known to be
   */
  static void write(Handle handle, SortedMap<PartitionKey, Long> committed, boolean intoRows) {
    List<Map.Entry<PartitionKey, Long>> rows = List.copyOf(committed.entrySet());
    handle
        .createUpdate(
            """
            INSERT INTO intake_progress (topic_id, partition, decided_next, announced_next)
            SELECT topic_id, partition, next, CASE WHEN :into_rows THEN committed ELSE next END
            FROM (
              SELECT topic_id, partition, committed, greatest(committed, coalesce(made.next, 0)) AS next
              FROM unnest(:topic_id::uuid[], :partition::bigint[]::int[], :committed::bigint[])
                AS wanted (topic_id, partition, committed)
              LEFT JOIN (
                SELECT origin_topic_id AS topic_id, origin_partition AS partition, max(origin_offset) + 1 AS next
                FROM (
                  SELECT origin_topic_id, origin_partition, origin_offset FROM thread
                  UNION ALL SELECT origin_topic_id, origin_partition, origin_offset FROM rejection
                  UNION ALL SELECT origin_topic_id, origin_partition, origin_offset FROM dead_letter
                ) AS origins
                GROUP BY 1, 2
              ) AS made USING (topic_id, partition)
            ) AS reached
            WHERE next > 0
            ON CONFLICT (topic_id, partition) DO UPDATE
            SET decided_next = greatest(intake_progress.decided_next, excluded.decided_next),
                announced_next = greatest(intake_progress.announced_next, excluded.announced_next)
            """)
        .bind("into_rows", intoRows)
        .bindArray(
            "topic_id", UUID.class, rows.stream().map(row -> row.getKey().topicId()).toList())
        .bindArray(
            "partition",
            Long.class,
            rows.stream().map(row -> (long) row.getKey().partition()).toList())
        .bindArray("committed", Long.class, rows.stream().map(Map.Entry::getValue).toList())
        .execute();
  }
}
