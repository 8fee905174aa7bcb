package dev.threadspool.store.internal;

/**
 * Which commands have come to nothing: no row of their own; nor is one a duplicate of a thread that
 * is there, nor a repetition of a rejection that is; nor is its thread erased. For statements over
 * a table of {@link CommandCopy#COLUMNS} that they call {@code c}; the thread of the command's name
 * is {@code t}.
 */
public final class WithoutOutcome {

  public static final String JOINS =
      """
      LEFT JOIN thread t ON t.thread_uuid = c.thread_uuid
      LEFT JOIN rejection r
        ON r.origin_topic_id = c.topic_id AND r.origin_partition = c.partition AND r.origin_offset = c."offset"
      LEFT JOIN dead_letter d
        ON d.origin_topic_id = c.topic_id AND d.origin_partition = c.partition AND d.origin_offset = c."offset"
      LEFT JOIN rejection same
        ON same.thread_uuid = c.thread_uuid AND same.command_id = c.command_id
        AND same.actor_type = c.actor_type AND same.actor_uuid = c.actor_uuid
        AND same.content_hash = c.content_hash
      """;

  public static final String CONDITION =
      """
      r.command_id IS NULL AND d.failed_at IS NULL AND same.command_id IS NULL
      AND NOT EXISTS (SELECT FROM erased_thread x WHERE x.thread_uuid = c.thread_uuid)
      AND (t.thread_uuid IS NULL
        OR NOT ((t.origin_topic_id = c.topic_id AND t.origin_partition = c.partition AND t.origin_offset = c."offset")
          OR (c.is_valid AND t.actor_type = c.actor_type AND t.actor_uuid = c.actor_uuid
            AND (t.content_hash = c.content_hash OR t.hash_version <> c.hash_version))))
      """;

  private WithoutOutcome() {}
}
