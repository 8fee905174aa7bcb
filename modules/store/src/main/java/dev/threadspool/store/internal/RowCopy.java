package dev.threadspool.store.internal;

import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import dev.threadspool.contract.json.ModelConfigJson;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes rows by {@code COPY}, into the store's tables or into others like them. What the tables
 * refuse makes the whole of a call fail.
 */
public final class RowCopy {

  private final PGConnection connection;
  private final String prefix;

  /**
   * @param prefix stands before the tables' names
   */
  public RowCopy(Connection connection, String prefix) throws SQLException {
    this.connection = connection.unwrap(PGConnection.class);
    this.prefix = prefix;
  }

  public void threads(List<StoredThread> threads) throws SQLException {
    if (threads.isEmpty()) {
      return;
    }
    try (SimpleRowWriter rows = open(BulkTable.THREAD)) {
      threads.forEach(thread -> rows.startRow(row -> thread(row, thread)));
    }
    prompts(threads);
  }

  /** What hangs on threads that are there already. */
  public void prompts(List<StoredThread> threads) throws SQLException {
    try (SimpleRowWriter rows = open(BulkTable.PROMPT)) {
      threads.forEach(thread -> rows.startRow(row -> prompt(row, thread)));
    }
    try (SimpleRowWriter rows = open(BulkTable.PROMPT_CONTEXT)) {
      for (StoredThread thread : threads) {
        for (int ordinal = 0; ordinal < thread.context().size(); ordinal++) {
          context(rows, thread.promptUuid(), ordinal, thread.context().get(ordinal));
        }
      }
    }
  }

  public void rejections(List<Rejection> rejections) throws SQLException {
    if (rejections.isEmpty()) {
      return;
    }
    try (SimpleRowWriter rows = open(BulkTable.REJECTION)) {
      rejections.forEach(rejection -> rows.startRow(row -> rejection(row, rejection)));
    }
  }

  public void deadLetters(List<DeadLetter> deadLetters) throws SQLException {
    if (deadLetters.isEmpty()) {
      return;
    }
    try (SimpleRowWriter rows = open(BulkTable.DEAD_LETTER)) {
      deadLetters.forEach(deadLetter -> rows.startRow(row -> deadLetter(row, deadLetter)));
    }
  }

  private SimpleRowWriter open(BulkTable table) throws SQLException {
    return new SimpleRowWriter(
        new SimpleRowWriter.Table(
            prefix + table.tableName(), table.columns().toArray(String[]::new)),
        connection);
  }

  private static void thread(SimpleRow row, StoredThread thread) {
    row.setUUID("thread_uuid", thread.threadUuid());
    row.setUUID("organization_uuid", thread.organizationUuid());
    row.setUUID("project_uuid", thread.projectUuid());
    row.setUUID("agent_uuid", thread.agentUuid());
    actor(row, thread.actor());
    row.setText("actor_name", thread.actorName());
    row.setText("created_from", thread.createdFrom());
    row.setText("title", thread.title());
    row.setTimeStampTz("title_generated_at", utc(thread.titleGeneratedAt()));
    row.setTimeStampTz("created_at", utc(thread.createdAt()));
    row.setUUID("command_id", thread.commandId());
    row.setTimeStampTz("issued_at", utc(thread.issuedAt()));
    origin(row, thread.origin());
    hash(row, thread.contentHash());
  }

  private static void prompt(SimpleRow row, StoredThread thread) {
    row.setUUID("prompt_uuid", thread.promptUuid());
    row.setUUID("thread_uuid", thread.threadUuid());
    row.setTimeStampTz("created_at", utc(thread.createdAt()));
    row.setText("prompt", thread.prompt());
    row.setText(
        "model_config",
        thread.modelConfig() == null ? null : ModelConfigJson.write(thread.modelConfig()));
  }

  private static void context(
      SimpleRowWriter rows, UUID promptUuid, int ordinal, ResolvedItem item) {
    rows.startRow(
        row -> {
          row.setUUID("prompt_uuid", promptUuid);
          row.setShort("ordinal", (short) ordinal);
          row.setText("kind", item.kind().contractName());
          row.setText("item", ResolvedItemJson.write(item));
        });
  }

  private static void rejection(SimpleRow row, Rejection rejection) {
    origin(row, rejection.origin());
    row.setUUID("command_id", rejection.commandId());
    row.setUUID("thread_uuid", rejection.threadUuid());
    row.setUUID("organization_uuid", rejection.organizationUuid());
    row.setUUID("project_uuid", rejection.projectUuid());
    row.setUUID("agent_uuid", rejection.agentUuid());
    actor(row, rejection.actor());
    row.setTimeStampTz("issued_at", utc(rejection.issuedAt()));
    row.setTimeStampTz("rejected_at", utc(rejection.rejectedAt()));
    hash(row, rejection.contentHash());
    row.setText("error_name", rejection.error().name());
    row.setShort("status_code", (short) rejection.error().statusCode());
    row.setText("message", rejection.error().message());
    row.setText("data", rejection.error().dataJson());
  }

  private static void deadLetter(SimpleRow row, DeadLetter deadLetter) {
    origin(row, deadLetter.origin());
    row.setTimeStampTz("failed_at", utc(deadLetter.failedAt()));
    row.setText("exception", deadLetter.exception());
    row.setText("message", deadLetter.message());
    row.setText("stacktrace", deadLetter.stacktrace());
  }

  private static void origin(SimpleRow row, Origin origin) {
    row.setUUID("origin_topic_id", origin.topicId());
    row.setInteger("origin_partition", origin.partition());
    row.setLong("origin_offset", origin.offset());
  }

  private static void actor(SimpleRow row, Actor actor) {
    row.setText("actor_type", Columns.actorType(actor));
    row.setUUID("actor_uuid", actor.uuid());
  }

  private static void hash(SimpleRow row, ContentHash hash) {
    row.setShort("hash_version", (short) hash.version());
    row.setByteArray("content_hash", HexFormat.of().parseHex(hash.hex()));
  }

  private static @Nullable ZonedDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(ZoneOffset.UTC);
  }
}
