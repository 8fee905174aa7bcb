package dev.threadspool.bench.contenders;

import dev.threadspool.contract.json.ModelConfigJson;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.internal.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Stores one thread as an application does with Jdbi: an insert for the thread, one for its prompt,
 * a batch for its context.
 */
public final class RowInserts {

  private RowInserts() {}

  /**
   * Inside of a transaction.
   *
   * @return false where the thread is there already: the record was delivered before
   */
  public static boolean insert(Handle handle, StoredThread thread) {
    if (insertThread(handle, thread) == 0) {
      return false;
    }
    insertPrompt(handle, thread);
    insertContext(handle, thread);
    return true;
  }

  private static int insertThread(Handle handle, StoredThread thread) {
    return handle
        .createUpdate(
            """
            INSERT INTO thread (
              thread_uuid, organization_uuid, project_uuid, agent_uuid, actor_type, actor_uuid,
              actor_name, created_from, created_at, command_id, issued_at,
              origin_topic_id, origin_partition, origin_offset, hash_version, content_hash)
            VALUES (
              :threadUuid, :organizationUuid, :projectUuid, :agentUuid, :actorType, :actorUuid,
              :actorName, :createdFrom, :createdAt, :commandId, :issuedAt,
              :topicId, :partition, :offset, :hashVersion, :contentHash)
            ON CONFLICT DO NOTHING
            """)
        .bind("threadUuid", thread.threadUuid())
        .bind("organizationUuid", thread.organizationUuid())
        .bind("projectUuid", thread.projectUuid())
        .bind("agentUuid", thread.agentUuid())
        .bind("actorType", Columns.actorType(thread.actor()))
        .bind("actorUuid", thread.actor().uuid())
        .bind("actorName", thread.actorName())
        .bind("createdFrom", thread.createdFrom())
        .bind("createdAt", utc(thread.createdAt()))
        .bind("commandId", thread.commandId())
        .bind("issuedAt", utc(thread.issuedAt()))
        .bind("topicId", thread.origin().topicId())
        .bind("partition", thread.origin().partition())
        .bind("offset", thread.origin().offset())
        .bind("hashVersion", thread.contentHash().version())
        .bind("contentHash", thread.contentHash().bytes())
        .execute();
  }

  private static void insertPrompt(Handle handle, StoredThread thread) {
    handle
        .createUpdate(
            """
            INSERT INTO prompt (prompt_uuid, thread_uuid, created_at, prompt, model_config)
            VALUES (:promptUuid, :threadUuid, :createdAt, :prompt, :modelConfig)
            """)
        .bind("promptUuid", thread.promptUuid())
        .bind("threadUuid", thread.threadUuid())
        .bind("createdAt", utc(thread.createdAt()))
        .bind("prompt", thread.prompt())
        .bind("modelConfig", modelConfig(thread))
        .execute();
  }

  private static void insertContext(Handle handle, StoredThread thread) {
    List<ResolvedItem> context = thread.context();
    if (context.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO prompt_context (prompt_uuid, ordinal, kind, item)
            VALUES (:promptUuid, :ordinal, :kind, :item)
            """);
    for (int ordinal = 0; ordinal < context.size(); ordinal++) {
      ResolvedItem item = context.get(ordinal);
      batch
          .bind("promptUuid", thread.promptUuid())
          .bind("ordinal", ordinal)
          .bind("kind", item.kind().contractName())
          .bind("item", ResolvedItemJson.write(item))
          .add();
    }
    batch.execute();
  }

  private static @Nullable String modelConfig(StoredThread thread) {
    return thread.modelConfig() == null ? null : ModelConfigJson.write(thread.modelConfig());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
