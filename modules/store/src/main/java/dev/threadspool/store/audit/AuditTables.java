package dev.threadspool.store.audit;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.internal.BinaryCopy;
import dev.threadspool.store.internal.CommandCopy;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Tables of one connection, gone with it; written by {@code COPY}. */
final class AuditTables {

  private final Handle handle;

  AuditTables(Handle handle) {
    this.handle = handle;
  }

  void create() {
    handle
        .createScript(
            """
            CREATE TEMP TABLE audit_bound (
              topic_id uuid, partition integer, first bigint, next bigint);
            CREATE TEMP TABLE audit_vanished (topic_id uuid);
            CREATE TEMP TABLE audit_command (%s);
            CREATE TEMP TABLE audit_copied (topic_id uuid, partition integer, "offset" bigint);
            CREATE TEMP TABLE audit_created (
              origin_topic_id uuid, origin_partition integer, origin_offset bigint, thread_uuid uuid,
              partition integer, "offset" bigint, decided_at timestamptz, state text, detail text);
            CREATE TEMP TABLE audit_rejected (LIKE audit_created);
            CREATE TEMP TABLE audit_dead (LIKE audit_created);
            CREATE TEMP TABLE audit_mark (thread_uuid uuid, partition integer, "offset" bigint);
            CREATE TEMP TABLE audit_finding (
              number bigint GENERATED ALWAYS AS IDENTITY, kind text, subject text, topic_id uuid,
              partition integer, "offset" bigint, thread_uuid uuid, detail text, mendable boolean);
            """
                .formatted(CommandCopy.COLUMNS))
        .executeAsSeparateStatements();
    handle.execute(FindingPages.INDEX);
  }

  void bounds(Collection<CommandBound> bounds) {
    write(
        "audit_bound",
        List.of("topic_id", "partition", "first", "next"),
        bounds,
        (row, bound) ->
            row.uuid(bound.partition().topicId())
                .integer(bound.partition().partition())
                .bigint(bound.first())
                .bigint(bound.next()));
  }

  void vanished(Collection<UUID> topicIds) {
    write("audit_vanished", List.of("topic_id"), topicIds, (row, topicId) -> row.uuid(topicId));
  }

  void commands(Collection<AuditedCommand> commands) {
    CommandCopy.write(handle, "audit_command", commands);
  }

  void copied(Collection<Origin> origins) {
    write("audit_copied", List.of("topic_id", "partition", "offset"), origins, AuditTables::origin);
  }

  void events(Subject subject, Collection<AuditedEvent> events) {
    String table =
        switch (subject) {
          case THREAD -> "audit_created";
          case REJECTION -> "audit_rejected";
          case DEAD_LETTER -> "audit_dead";
        };
    write(
        table,
        List.of(
            "origin_topic_id",
            "origin_partition",
            "origin_offset",
            "thread_uuid",
            "partition",
            "offset",
            "decided_at",
            "state",
            "detail"),
        events,
        AuditTables::event);
  }

  void marks(Collection<AuditedMark> marks) {
    write(
        "audit_mark",
        List.of("thread_uuid", "partition", "offset"),
        marks,
        (row, mark) -> row.uuid(mark.threadUuid()).integer(mark.partition()).bigint(mark.offset()));
  }

  private static void event(BinaryCopy row, AuditedEvent event) {
    Origin origin = event.origin();
    if (origin == null) {
      row.nulls(3);
    } else {
      origin(row, origin);
    }
    row.uuid(event.threadUuid())
        .integer(event.partition())
        .bigint(event.offset())
        .instant(event.decidedAt())
        .text(event.state().name())
        .text(event.detail());
  }

  private static void origin(BinaryCopy row, Origin origin) {
    row.uuid(origin.topicId()).integer(origin.partition()).bigint(origin.offset());
  }

  private <T> void write(
      String table, List<String> columns, Collection<T> rows, BiConsumer<BinaryCopy, T> row) {
    try {
      BinaryCopy.write(handle.getConnection(), table, columns, rows, row);
    } catch (SQLException e) {
      throw new IllegalStateException("the audit's tables cannot be written", e);
    }
  }
}
