package dev.threadspool.store.audit;

import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.internal.CommandCopy;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

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
            CREATE TEMP TABLE audit_command (%s);
            CREATE TEMP TABLE audit_copied (topic_id uuid, partition integer, "offset" bigint);
            CREATE TEMP TABLE audit_created (
              origin_topic_id uuid, origin_partition integer, origin_offset bigint, thread_uuid uuid,
              partition integer, "offset" bigint, decided_at timestamptz, state text, detail text);
            CREATE TEMP TABLE audit_rejected (LIKE audit_created);
            CREATE TEMP TABLE audit_dead (LIKE audit_created);
            CREATE TEMP TABLE audit_finding (
              number bigint GENERATED ALWAYS AS IDENTITY, kind text, subject text, topic_id uuid,
              partition integer, "offset" bigint, thread_uuid uuid, detail text, mendable boolean);
            """
                .formatted(CommandCopy.COLUMNS))
        .executeAsSeparateStatements();
  }

  void bounds(Collection<CommandBound> bounds) {
    try (SimpleRowWriter rows = open("audit_bound", "topic_id", "partition", "first", "next")) {
      for (CommandBound bound : bounds) {
        rows.startRow(
            row -> {
              row.setUUID("topic_id", bound.partition().topicId());
              row.setInteger("partition", bound.partition().partition());
              row.setLong("first", bound.first());
              row.setLong("next", bound.next());
            });
      }
    }
  }

  void commands(Collection<AuditedCommand> commands) {
    CommandCopy.write(handle, "audit_command", commands);
  }

  void copied(Collection<Origin> origins) {
    try (SimpleRowWriter rows = open("audit_copied", "topic_id", "partition", "offset")) {
      for (Origin origin : origins) {
        rows.startRow(
            row -> {
              row.setUUID("topic_id", origin.topicId());
              row.setInteger("partition", origin.partition());
              row.setLong("offset", origin.offset());
            });
      }
    }
  }

  void events(Subject subject, Collection<AuditedEvent> events) {
    String table =
        switch (subject) {
          case THREAD -> "audit_created";
          case REJECTION -> "audit_rejected";
          case DEAD_LETTER -> "audit_dead";
        };
    try (SimpleRowWriter rows =
        open(
            table,
            "origin_topic_id",
            "origin_partition",
            "origin_offset",
            "thread_uuid",
            "partition",
            "offset",
            "decided_at",
            "state",
            "detail")) {
      events.forEach(event -> rows.startRow(row -> event(row, event)));
    }
  }

  private static void event(SimpleRow row, AuditedEvent event) {
    Origin origin = event.origin();
    if (origin != null) {
      row.setUUID("origin_topic_id", origin.topicId());
      row.setInteger("origin_partition", origin.partition());
      row.setLong("origin_offset", origin.offset());
    }
    row.setUUID("thread_uuid", event.threadUuid());
    row.setInteger("partition", event.partition());
    row.setLong("offset", event.offset());
    row.setTimeStampTz("decided_at", utc(event.decidedAt()));
    row.setText("state", event.state().name());
    row.setText("detail", event.detail());
  }

  private SimpleRowWriter open(String table, String... columns) {
    try {
      return new SimpleRowWriter(
          new SimpleRowWriter.Table(table, columns),
          handle.getConnection().unwrap(PGConnection.class),
          true);
    } catch (SQLException e) {
      throw new IllegalStateException("the audit's tables cannot be written", e);
    }
  }

  private static @Nullable ZonedDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(ZoneOffset.UTC);
  }
}
