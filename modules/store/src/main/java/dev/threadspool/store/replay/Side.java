package dev.threadspool.store.replay;

/** What became of each of the shadow's commands in one of two schemas, as a query. */
final class Side {

  private Side() {}

  /**
   * A row a command: topic_id, partition, offset, asked_at, thread_uuid, outcome, error, message.
   * Another record of the same attempt, or one that asked for the same, counts as this one.
   */
  static String outcomes(String schema, String shadow) {
    return """
    SELECT c.topic_id, c.partition, c."offset", c.asked_at, c.thread_uuid,
      CASE
        WHEN r.command_id IS NOT NULL THEN 'rejection'
        WHEN d.failed_at IS NOT NULL THEN 'dead letter'
        WHEN t.origin_topic_id = c.topic_id AND t.origin_partition = c.partition
          AND t.origin_offset = c."offset" THEN 'thread'
        WHEN same.error_name IS NOT NULL THEN 'rejection'
        WHEN c.is_valid AND t.actor_type = c.actor_type AND t.actor_uuid = c.actor_uuid
          AND (t.content_hash = c.content_hash OR t.hash_version <> c.hash_version) THEN 'thread'
        ELSE 'nothing' END AS outcome,
      coalesce(r.error_name, d.exception, same.error_name, '') AS error,
      coalesce(r.message, d.message, same.message, '') AS message
    FROM %2$s.replay_command c
    LEFT JOIN %1$s.thread t ON t.thread_uuid = c.thread_uuid
    LEFT JOIN %1$s.rejection r
      ON r.origin_topic_id = c.topic_id AND r.origin_partition = c.partition AND r.origin_offset = c."offset"
    LEFT JOIN %1$s.dead_letter d
      ON d.origin_topic_id = c.topic_id AND d.origin_partition = c.partition AND d.origin_offset = c."offset"
    LEFT JOIN (
      SELECT DISTINCT ON (thread_uuid, command_id, actor_type, actor_uuid, content_hash) *
      FROM %1$s.rejection
      ORDER BY thread_uuid, command_id, actor_type, actor_uuid, content_hash, rejected_at) AS same
      ON same.thread_uuid = c.thread_uuid AND same.command_id = c.command_id
      AND same.actor_type = c.actor_type AND same.actor_uuid = c.actor_uuid
      AND same.content_hash = c.content_hash
    """
        .formatted(schema, shadow);
  }
}
