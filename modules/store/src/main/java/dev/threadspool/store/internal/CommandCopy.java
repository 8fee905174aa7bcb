package dev.threadspool.store.internal;

import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.store.audit.AuditedCommand;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/** Commands as rows beside the tables of the store, written by {@code COPY}. */
public final class CommandCopy {

  /** Of a table that takes them; all may be null but the origin and the time. */
  public static final String COLUMNS =
      """
      topic_id uuid, partition integer, "offset" bigint, asked_at timestamptz, thread_uuid uuid,
      command_id uuid, actor_type text, actor_uuid uuid, hash_version smallint, content_hash bytea,
      is_valid boolean
      """;

  private static final String[] NAMES = {
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
    "is_valid"
  };

  private CommandCopy() {}

  /**
   * @param table with these {@link #COLUMNS}
   */
  public static void write(Handle handle, String table, Collection<AuditedCommand> commands) {
    try (SimpleRowWriter rows =
        new SimpleRowWriter(
            new SimpleRowWriter.Table(table, NAMES),
            handle.getConnection().unwrap(PGConnection.class),
            true)) {
      commands.forEach(command -> rows.startRow(row -> write(row, command)));
    } catch (SQLException e) {
      throw new IllegalStateException("commands cannot be written to " + table, e);
    }
  }

  private static void write(SimpleRow row, AuditedCommand command) {
    row.setUUID("topic_id", command.origin().topicId());
    row.setInteger("partition", command.origin().partition());
    row.setLong("offset", command.origin().offset());
    row.setTimeStampTz("asked_at", command.askedAt().atZone(ZoneOffset.UTC));
    AuditedCommand.Ids ids = command.ids();
    if (ids != null) {
      ContentHash hash = ids.contentHash();
      row.setUUID("thread_uuid", ids.threadUuid());
      row.setUUID("command_id", ids.commandId());
      row.setText("actor_type", Columns.actorType(ids.actor()));
      row.setUUID("actor_uuid", ids.actor().uuid());
      row.setShort("hash_version", (short) hash.version());
      row.setByteArray("content_hash", HexFormat.of().parseHex(hash.hex()));
      row.setBoolean("is_valid", ids.isValid());
    }
  }
}
