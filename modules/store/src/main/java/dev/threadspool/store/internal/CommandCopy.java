package dev.threadspool.store.internal;

import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.store.audit.AuditedCommand;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Commands as rows beside the tables of the store, written by {@code COPY}. */
public final class CommandCopy {

  /** Of a table that takes them; all may be null but the origin and the time. */
  public static final String COLUMNS =
      """
      topic_id uuid, partition integer, "offset" bigint, asked_at timestamptz, thread_uuid uuid,
      command_id uuid, actor_type text, actor_uuid uuid, hash_version smallint, content_hash bytea,
      is_valid boolean
      """;

  private static final List<String> NAMES =
      List.of(
          "topic_id",
          "partition",
          "offset",
          "asked_at",
          "thread_uuid",
          "command_id",
          "actor_type",
          "actor_uuid",
          "hash_version",
          "content_hash",
          "is_valid");

  private CommandCopy() {}

  /**
   * @param table with these {@link #COLUMNS}
   */
  public static void write(Handle handle, String table, Collection<AuditedCommand> commands) {
    try {
      BinaryCopy.write(handle.getConnection(), table, NAMES, commands, CommandCopy::write);
    } catch (SQLException e) {
      throw new IllegalStateException("commands cannot be written to " + table, e);
    }
  }

  private static void write(BinaryCopy row, AuditedCommand command) {
    row.uuid(command.origin().topicId())
        .integer(command.origin().partition())
        .bigint(command.origin().offset())
        .instant(command.askedAt());
    AuditedCommand.Ids ids = command.ids();
    if (ids == null) {
      row.nulls(7);
      return;
    }
    ContentHash hash = ids.contentHash();
    row.uuid(ids.threadUuid())
        .uuid(ids.commandId())
        .text(Columns.actorType(ids.actor()))
        .uuid(ids.actor().uuid())
        .smallint(hash.version())
        .bytes(HexFormat.of().parseHex(hash.hex()))
        .bool(ids.isValid());
  }
}
