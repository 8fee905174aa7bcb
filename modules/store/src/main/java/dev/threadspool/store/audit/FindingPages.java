package dev.threadspool.store.audit;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Findings in the order of where they are, some at a time. There may be millions: without the index
 * each page would be looked for among all of them.
 */
record FindingPages(Handle handle) {

  private static final UUID NONE = new UUID(0, 0);

  /** In index and query alike, letter for letter, or the one does not serve the other. */
  private static final String SUBJECT = "coalesce(subject, '')";

  private static final String TOPIC =
      "coalesce(topic_id, '00000000-0000-0000-0000-000000000000'::uuid)";

  static final String INDEX =
      "CREATE INDEX ON audit_finding (kind, (%s), (%s), partition, \"offset\")"
          .formatted(SUBJECT, TOPIC);

  /**
   * @param subject null for commands without outcome
   * @param after the last one that was given before; null at first
   */
  List<Finding> page(
      FindingKind kind, @Nullable Subject subject, @Nullable Finding after, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM audit_finding
            WHERE kind = :kind AND %1$s = :subject
              AND (%2$s, partition, "offset") > (:topic, :partition, :offset)
            ORDER BY %2$s, partition, "offset"
            LIMIT :limit
            """
                .formatted(SUBJECT, TOPIC))
        .bind("kind", kind.name())
        .bind("subject", subject == null ? "" : subject.name())
        .bind("topic", after == null || after.topicId() == null ? NONE : after.topicId())
        .bind("partition", after == null ? -1 : after.partition())
        .bind("offset", after == null ? -1L : after.offset())
        .bind("limit", limit)
        .map(
            (row, _) ->
                new Finding(
                    kind,
                    subject,
                    row.getObject("topic_id", UUID.class),
                    row.getInt("partition"),
                    row.getLong("offset"),
                    row.getObject("thread_uuid", UUID.class),
                    row.getString("detail"),
                    row.getBoolean("mendable")))
        .list();
  }
}
