package dev.threadspool.store.audit;

import java.util.List;

/**
 * Every row is announced once, and every event is stored. What is not below the bound of its
 * partition ({@code audit_bound}: what the workers' group has committed) may still be told. A topic
 * without bounds has no worker if it is not there any more ({@code audit_vanished}); of one that is
 * there nobody here knows how far its workers are.
 */
final class EventChecks {

  /** What a thread's last record says: all that compaction leaves. */
  private static final String LAST_CREATED =
      """
      (SELECT DISTINCT ON (thread_uuid) * FROM audit_created ORDER BY thread_uuid, "offset" DESC)
      """;

  private static final AuditCheck THREADS_NOT_ANNOUNCED =
      new AuditCheck(
          "threads not announced",
          """
          SELECT CASE WHEN e.state IS NULL THEN 'NOT_ANNOUNCED' ELSE 'TOMBSTONED' END, 'THREAD',
            t.origin_topic_id, t.origin_partition, t.origin_offset, t.thread_uuid, '', %s
          FROM thread t
          LEFT JOIN %s AS e USING (thread_uuid)
          %s
          WHERE (e.state IS NULL OR e.state = 'GONE') AND %s
          """
              .formatted(mendable("t"), LAST_CREATED, bound("t"), settled("t")));

  private static final AuditCheck REJECTIONS_NOT_ANNOUNCED =
      new AuditCheck(
          "rejections not announced",
          """
          SELECT 'NOT_ANNOUNCED', 'REJECTION', r.origin_topic_id, r.origin_partition, r.origin_offset, r.thread_uuid, '', %s
          FROM rejection r
          LEFT JOIN audit_rejected e USING (origin_topic_id, origin_partition, origin_offset)
          %s
          WHERE e.state IS NULL AND %s
            AND r.rejected_at >= :rejected_since::timestamptz
          """
              .formatted(mendable("r"), bound("r"), settled("r")));

  private static final AuditCheck DEAD_LETTERS_NOT_ANNOUNCED =
      new AuditCheck(
          "dead letters not announced",
          """
          SELECT 'NOT_ANNOUNCED', 'DEAD_LETTER', d.origin_topic_id, d.origin_partition, d.origin_offset, NULL, '', %s
          FROM dead_letter d
          LEFT JOIN audit_dead e USING (origin_topic_id, origin_partition, origin_offset)
          %s
          WHERE e.state IS NULL AND %s
            AND d.failed_at >= :dead_since::timestamptz
          """
              .formatted(mendable("d"), bound("d"), settled("d")));

  /** A thread that was read as absent and is there has no prompt: that is found elsewhere. */
  private static final AuditCheck THREADS_AGAINST_ROWS =
      new AuditCheck(
          "created events against rows",
          """
          SELECT CASE e.state WHEN 'ABSENT' THEN 'NOT_STORED' ELSE 'UNEQUAL' END, 'THREAD',
            NULL, e.partition, e."offset", e.thread_uuid, e.detail, %s
          FROM %s AS e
          %s
          LEFT JOIN thread t USING (thread_uuid)
          WHERE (e.state = 'DIFFERS' OR (e.state = 'ABSENT' AND t.thread_uuid IS NULL))
            AND NOT EXISTS (SELECT FROM erased_thread x WHERE x.thread_uuid = e.thread_uuid)
          """
              .formatted(settled("e"), LAST_CREATED, bound("e")));

  /** An erasure that was interrupted; the same again ends it. */
  private static final AuditCheck NOT_ERASED =
      new AuditCheck(
          "erased threads",
          """
          SELECT 'NOT_ERASED', 'THREAD', t.origin_topic_id, coalesce(t.origin_partition, e.partition),
            coalesce(t.origin_offset, e."offset"), x.thread_uuid,
            CASE WHEN t.thread_uuid IS NULL THEN 'its event' ELSE 'its row' END, false
          FROM erased_thread x
          LEFT JOIN thread t USING (thread_uuid)
          LEFT JOIN %s AS e USING (thread_uuid)
          WHERE t.thread_uuid IS NOT NULL OR e.state <> 'GONE'
          """
              .formatted(LAST_CREATED));

  /** The database is older than the erasure, or that was interrupted before its rows were gone. */
  private static final AuditCheck NOT_MARKED =
      new AuditCheck(
          "marks of erased threads",
          """
          SELECT DISTINCT ON (m.thread_uuid)
            'NOT_MARKED', 'THREAD', NULL::uuid, m.partition, m."offset", m.thread_uuid, '', false
          FROM audit_mark m
          WHERE NOT EXISTS (SELECT FROM erased_thread x WHERE x.thread_uuid = m.thread_uuid)
          ORDER BY m.thread_uuid, m."offset" DESC
          """);

  private static final AuditCheck REJECTIONS_AGAINST_ROWS =
      againstRows("REJECTION", "audit_rejected");

  private static final AuditCheck DEAD_LETTERS_AGAINST_ROWS =
      againstRows("DEAD_LETTER", "audit_dead");

  private static final AuditCheck THREADS_DOUBLED =
      new AuditCheck(
          "created events doubled",
          """
          SELECT 'DOUBLED', 'THREAD', NULL, partition, "offset", thread_uuid, '', true
          FROM (
            SELECT *, row_number() OVER (PARTITION BY thread_uuid ORDER BY partition, "offset") AS nth
            FROM audit_created WHERE state <> 'GONE'
          ) AS events
          WHERE nth > 1
          """);

  private static final AuditCheck REJECTIONS_DOUBLED = doubled("REJECTION", "audit_rejected");

  private static final AuditCheck DEAD_LETTERS_DOUBLED = doubled("DEAD_LETTER", "audit_dead");

  static final List<AuditCheck> ALL =
      List.of(
          THREADS_NOT_ANNOUNCED,
          REJECTIONS_NOT_ANNOUNCED,
          DEAD_LETTERS_NOT_ANNOUNCED,
          THREADS_AGAINST_ROWS,
          REJECTIONS_AGAINST_ROWS,
          DEAD_LETTERS_AGAINST_ROWS,
          NOT_ERASED,
          NOT_MARKED,
          THREADS_DOUBLED,
          REJECTIONS_DOUBLED,
          DEAD_LETTERS_DOUBLED);

  private EventChecks() {}

  private static String bound(String row) {
    return """
    LEFT JOIN audit_bound b ON b.topic_id = %1$s.origin_topic_id AND b.partition = %1$s.origin_partition
    LEFT JOIN audit_vanished v ON v.topic_id = %1$s.origin_topic_id
    """
        .formatted(row);
  }

  /** No worker is about to announce it. */
  private static String settled(String row) {
    return "coalesce(%s.origin_offset < b.next, v.topic_id IS NOT NULL)".formatted(row);
  }

  /** An outcome that should not be is not announced as well: that would make it worse. */
  private static String mendable(String row) {
    return """
    NOT EXISTS (
      SELECT FROM audit_finding f
      WHERE f.kind IN ('DECIDED_TWICE', 'NO_COMMAND') AND f.topic_id = %1$s.origin_topic_id
        AND f.partition = %1$s.origin_partition AND f."offset" = %1$s.origin_offset)
    """
        .formatted(row);
  }

  /** Of those decided long ago the store need not have a row any more. */
  private static AuditCheck againstRows(String subject, String table) {
    return new AuditCheck(
        table.replace("audit_", "") + " events against rows",
        """
        SELECT CASE e.state WHEN 'ABSENT' THEN 'NOT_STORED' ELSE 'UNEQUAL' END, '%s',
          NULL, e.partition, e."offset", e.thread_uuid, e.detail, %s
        FROM (
          SELECT *, row_number() OVER (
            PARTITION BY origin_topic_id, origin_partition, origin_offset ORDER BY partition, "offset") AS nth
          FROM %s
        ) AS e
        %s
        WHERE nth = 1
          AND NOT EXISTS (SELECT FROM erased_thread x WHERE x.thread_uuid = e.thread_uuid)
          AND (e.state = 'DIFFERS' OR (e.state = 'ABSENT' AND e.decided_at >= :rows_since::timestamptz))
        """
            .formatted(subject, settled("e"), table, bound("e")));
  }

  private static AuditCheck doubled(String subject, String table) {
    return new AuditCheck(
        table.replace("audit_", "") + " events doubled",
        """
        SELECT 'DOUBLED', '%s', NULL, partition, "offset", thread_uuid, '', true
        FROM (
          SELECT *, row_number() OVER (
            PARTITION BY origin_topic_id, origin_partition, origin_offset ORDER BY partition, "offset") AS nth
          FROM %s
        ) AS events
        WHERE nth > 1
        """
            .formatted(subject, table));
  }
}
