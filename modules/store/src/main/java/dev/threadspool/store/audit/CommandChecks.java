package dev.threadspool.store.audit;

import dev.threadspool.store.internal.WithoutOutcome;
import java.util.List;

/** Every command has exactly one outcome, and every outcome a command. */
final class CommandChecks {

  /**
   * Where an event of its thread has no row, that is what is missing; where its event is deleted,
   * the thread was removed on purpose; where a replay has published it again, the copy counts.
   */
  private static final AuditCheck LOST =
      new AuditCheck(
          "commands without outcome",
          """
          SELECT 'LOST', NULL, c.topic_id, c.partition, c."offset", c.thread_uuid, '', true
          FROM audit_command c
          %s
          WHERE %s
            AND c.asked_at >= :rows_since::timestamptz
            AND NOT EXISTS (
              SELECT FROM audit_copied o
              WHERE o.topic_id = c.topic_id AND o.partition = c.partition AND o."offset" = c."offset")
            AND NOT EXISTS (SELECT FROM audit_created e WHERE e.thread_uuid = c.thread_uuid AND e.state IN ('ABSENT', 'GONE'))
            AND NOT EXISTS (SELECT FROM audit_rejected e WHERE e.thread_uuid = c.thread_uuid AND e.state = 'ABSENT')
            AND NOT EXISTS (
              SELECT FROM audit_dead e
              WHERE e.origin_topic_id = c.topic_id AND e.origin_partition = c.partition AND e.origin_offset = c."offset")
          """
              .formatted(WithoutOutcome.JOINS, WithoutOutcome.CONDITION));

  private static final AuditCheck DECIDED_TWICE =
      new AuditCheck(
          "commands with two outcomes",
          """
          SELECT 'DECIDED_TWICE', NULL, topic_id, partition, "offset", (array_agg(thread_uuid))[1], string_agg(what, ', ' ORDER BY what), true
          FROM (
            SELECT 'thread' AS what, origin_topic_id AS topic_id, origin_partition AS partition, origin_offset AS "offset", thread_uuid FROM thread
            UNION ALL SELECT 'rejection', origin_topic_id, origin_partition, origin_offset, thread_uuid FROM rejection
            UNION ALL SELECT 'dead letter', origin_topic_id, origin_partition, origin_offset, NULL FROM dead_letter
          ) AS outcomes
          GROUP BY topic_id, partition, "offset"
          HAVING count(*) > 1
          """);

  /** Aborted, or never written; below what retention has removed nobody can tell. */
  private static final AuditCheck NO_COMMAND =
      new AuditCheck(
          "outcomes without command",
          """
          SELECT 'NO_COMMAND', subject, topic_id, partition, "offset", rows.thread_uuid, '', true
          FROM (
            SELECT 'THREAD' AS subject, origin_topic_id AS topic_id, origin_partition AS partition, origin_offset AS "offset", thread_uuid FROM thread
            UNION ALL SELECT 'REJECTION', origin_topic_id, origin_partition, origin_offset, thread_uuid FROM rejection
            UNION ALL SELECT 'DEAD_LETTER', origin_topic_id, origin_partition, origin_offset, NULL FROM dead_letter
          ) AS rows
          JOIN audit_bound b USING (topic_id, partition)
          LEFT JOIN audit_command c USING (topic_id, partition, "offset")
          WHERE c.asked_at IS NULL AND "offset" >= b.first AND "offset" < b.next
          """);

  private static final AuditCheck TORN =
      new AuditCheck(
          "threads without prompt",
          """
          SELECT 'TORN', 'THREAD', t.origin_topic_id, t.origin_partition, t.origin_offset, t.thread_uuid, '', true
          FROM thread t LEFT JOIN prompt p USING (thread_uuid)
          WHERE p.prompt_uuid IS NULL
          """);

  static final List<AuditCheck> ALL = List.of(LOST, DECIDED_TWICE, NO_COMMAND, TORN);

  private CommandChecks() {}
}
