package dev.threadspool.store.internal;

import dev.threadspool.contract.json.ModelConfigJson;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.StoredThread;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * {@code prompt} and {@code prompt_context}: what hangs on a thread, written for threads that are
 * new.
 */
final class PromptTables {

  private final Handle handle;

  PromptTables(Handle handle) {
    this.handle = handle;
  }

  void insert(List<StoredThread> threads) {
    if (threads.isEmpty()) {
      return;
    }
    if (threads.size() > RowCopy.FEW) {
      copy(threads);
      return;
    }
    insertPrompts(threads);
    List<ContextRow> context = ContextRow.of(threads);
    if (!context.isEmpty()) {
      insertContext(context);
    }
  }

  private void copy(List<StoredThread> threads) {
    try {
      new RowCopy(handle.getConnection(), "").prompts(threads);
    } catch (SQLException refusal) {
      throw new BulkWriteException(refusal);
    }
  }

  private void insertPrompts(List<StoredThread> threads) {
    var insert =
        handle.createUpdate(
            """
            INSERT INTO prompt (prompt_uuid, thread_uuid, created_at, prompt, model_config)
            SELECT * FROM unnest(
              :prompt_uuid::uuid[], :thread_uuid::uuid[], :created_at::timestamptz[], :prompt::text[],
              :model_config::text[])
            """);
    Columns.uuids(insert, "prompt_uuid", threads, StoredThread::promptUuid);
    Columns.uuids(insert, "thread_uuid", threads, StoredThread::threadUuid);
    Columns.instants(insert, "created_at", threads, StoredThread::createdAt);
    Columns.texts(insert, "prompt", threads, StoredThread::prompt);
    Columns.texts(insert, "model_config", threads, thread -> json(thread.modelConfig())).execute();
  }

  private void insertContext(List<ContextRow> rows) {
    var insert =
        handle.createUpdate(
            """
            INSERT INTO prompt_context (prompt_uuid, ordinal, kind, item)
            SELECT * FROM unnest(:prompt_uuid::uuid[], :ordinal::smallint[], :kind::text[], :item::text[])
            """);
    Columns.uuids(insert, "prompt_uuid", rows, ContextRow::promptUuid);
    Columns.longs(insert, "ordinal", rows, row -> (long) row.ordinal());
    Columns.texts(insert, "kind", rows, row -> row.item().kind().contractName());
    Columns.texts(insert, "item", rows, row -> ResolvedItemJson.write(row.item())).execute();
  }

  private static @Nullable String json(@Nullable ModelConfig modelConfig) {
    return modelConfig == null ? null : ModelConfigJson.write(modelConfig);
  }
}
