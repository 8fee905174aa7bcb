package dev.threadspool.store.internal;

import dev.threadspool.contract.json.ModelConfigJson;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes rows by {@code COPY}, into the store's tables or into others like them. What the tables
 * refuse makes the whole of a call fail.
 */
public final class RowCopy {

  /**
   * So many rows still go in by statements, which the server has planned before. More go in by
   * {@code COPY}, which costs more a call and less a row.
   */
  static final int FEW = 16;

  private final Connection connection;
  private final String prefix;

  /**
   * @param prefix stands before the tables' names
   */
  public RowCopy(Connection connection, String prefix) {
    this.connection = connection;
    this.prefix = prefix;
  }

  /** With what hangs on them. */
  public void threads(List<StoredThread> threads) throws SQLException {
    bareThreads(threads);
    prompts(threads);
  }

  void bareThreads(List<StoredThread> threads) throws SQLException {
    write(BulkTable.THREAD, threads, RowCopy::thread);
  }

  /** What hangs on threads that are there already. */
  void prompts(List<StoredThread> threads) throws SQLException {
    write(BulkTable.PROMPT, threads, RowCopy::prompt);
    write(BulkTable.PROMPT_CONTEXT, ContextRow.of(threads), RowCopy::context);
  }

  public void rejections(List<Rejection> rejections) throws SQLException {
    write(BulkTable.REJECTION, rejections, RowCopy::rejection);
  }

  public void deadLetters(List<DeadLetter> deadLetters) throws SQLException {
    write(BulkTable.DEAD_LETTER, deadLetters, RowCopy::deadLetter);
  }

  private <T> void write(BulkTable table, List<T> rows, BiConsumer<BinaryCopy, T> row)
      throws SQLException {
    if (!rows.isEmpty()) {
      BinaryCopy.write(connection, prefix + table.tableName(), table.columns(), rows, row);
    }
  }

  private static void thread(BinaryCopy row, StoredThread thread) {
    row.uuid(thread.threadUuid())
        .uuid(thread.organizationUuid())
        .uuid(thread.projectUuid())
        .uuid(thread.agentUuid());
    actor(row, thread.actor());
    row.text(thread.actorName())
        .text(thread.createdFrom())
        .text(thread.title())
        .instant(thread.titleGeneratedAt())
        .instant(thread.createdAt())
        .uuid(thread.commandId())
        .instant(thread.issuedAt());
    origin(row, thread.origin());
    hash(row, thread.contentHash());
  }

  private static void prompt(BinaryCopy row, StoredThread thread) {
    row.uuid(thread.promptUuid())
        .uuid(thread.threadUuid())
        .instant(thread.createdAt())
        .text(thread.prompt())
        .text(thread.modelConfig() == null ? null : ModelConfigJson.write(thread.modelConfig()));
  }

  private static void context(BinaryCopy row, ContextRow context) {
    row.uuid(context.promptUuid())
        .smallint(context.ordinal())
        .text(context.item().kind().contractName())
        .bytes(ResolvedItemJson.writeUtf8(context.item()));
  }

  private static void rejection(BinaryCopy row, Rejection rejection) {
    origin(row, rejection.origin());
    row.uuid(rejection.commandId())
        .uuid(rejection.threadUuid())
        .uuid(rejection.organizationUuid())
        .uuid(rejection.projectUuid())
        .uuid(rejection.agentUuid());
    actor(row, rejection.actor());
    row.instant(rejection.issuedAt()).instant(rejection.rejectedAt());
    hash(row, rejection.contentHash());
    row.text(rejection.error().name())
        .smallint(rejection.error().statusCode())
        .text(rejection.error().message())
        .text(rejection.error().dataJson());
  }

  private static void deadLetter(BinaryCopy row, DeadLetter deadLetter) {
    origin(row, deadLetter.origin());
    row.instant(deadLetter.failedAt())
        .text(deadLetter.exception())
        .text(deadLetter.message())
        .text(deadLetter.stacktrace());
  }

  private static void origin(BinaryCopy row, Origin origin) {
    row.uuid(origin.topicId()).integer(origin.partition()).bigint(origin.offset());
  }

  private static void actor(BinaryCopy row, Actor actor) {
    row.text(Columns.actorType(actor)).uuid(actor.uuid());
  }

  private static void hash(BinaryCopy row, ContentHash hash) {
    row.smallint(hash.version()).bytes(HexFormat.of().parseHex(hash.hex()));
  }
}
