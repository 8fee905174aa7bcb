package dev.threadspool.store.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.audit.AuditedCommand;
import dev.threadspool.store.internal.CommandCopy;
import dev.threadspool.store.internal.WithoutOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** One statement for any number of commands, threads or records; each in a transaction. */
final class MissingTables {

  private final Handle handle;

  MissingTables(Handle handle) {
    this.handle = handle;
  }

  void create() {
    handle
        .createScript(
            """
            CREATE TEMP TABLE replay_batch (%s) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE replay_missing (
              topic_id uuid, partition integer, "offset" bigint, asked_at timestamptz, thread_uuid uuid,
              command_id uuid, actor_type text, actor_uuid uuid, content_hash bytea,
              has_thread boolean, verdict text,
              PRIMARY KEY (topic_id, partition, "offset"));
            CREATE INDEX ON replay_missing (thread_uuid);
            """
                .formatted(CommandCopy.COLUMNS))
        .executeAsSeparateStatements();
  }

  void addMissing(Collection<AuditedCommand> commands) {
    CommandCopy.write(handle, "replay_batch", commands);
    handle.execute(
        """
        INSERT INTO replay_missing
        SELECT c.topic_id, c.partition, c."offset", c.asked_at, c.thread_uuid,
          c.command_id, c.actor_type, c.actor_uuid, c.content_hash,
          t.thread_uuid IS NOT NULL, 'MISSING'
        FROM replay_batch c
        %s
        WHERE %s
        """
            .formatted(WithoutOutcome.JOINS, WithoutOutcome.CONDITION));
  }

  void forget(Collection<Origin> origins) {
    ofRecords(
        "DELETE FROM replay_missing AS m USING %s".formatted(RECORDS), origins, origin -> origin);
  }

  void underWay(Collection<AuditedCommand> commands) {
    CommandCopy.write(handle, "replay_batch", commands);
    handle.execute(
        """
        UPDATE replay_missing AS m SET verdict = 'UNDER_WAY'
        FROM replay_batch b
        WHERE m.thread_uuid = b.thread_uuid AND m.command_id = b.command_id
          AND m.actor_type = b.actor_type AND m.actor_uuid = b.actor_uuid
          AND m.content_hash = b.content_hash
        """);
  }

  void underWayAsCopies(Collection<Origin> origins) {
    ofRecords(
        "UPDATE replay_missing AS m SET verdict = 'UNDER_WAY' FROM " + RECORDS,
        origins,
        origin -> origin);
  }

  void threads(Map<UUID, Verdict> threads) {
    List<Map.Entry<UUID, Verdict>> told = List.copyOf(threads.entrySet());
    handle
        .createUpdate(
            """
            UPDATE replay_missing AS m SET verdict = told.verdict
            FROM unnest(:thread::uuid[], :verdict::text[]) AS told (thread_uuid, verdict)
            WHERE m.thread_uuid = told.thread_uuid AND NOT m.has_thread
            """)
        .bindArray("thread", UUID.class, told.stream().map(Map.Entry::getKey).toList())
        .bindArray(
            "verdict", String.class, told.stream().map(each -> each.getValue().name()).toList())
        .execute();
  }

  /** Of the very record, or of the same attempt under another offset. */
  void rejections(Collection<Rejection> rejections) {
    ofRecords(
        "UPDATE replay_missing AS m SET verdict = 'NOT_STORED' FROM " + RECORDS,
        rejections,
        Rejection::origin);
    List<Rejection> told = List.copyOf(rejections);
    handle
        .createUpdate(
            """
            UPDATE replay_missing AS m SET verdict = 'NOT_STORED'
            FROM unnest(:thread::uuid[], :command::uuid[], :actor::uuid[], :hash::text[])
              AS told (thread_uuid, command_id, actor_uuid, hash)
            WHERE m.thread_uuid = told.thread_uuid AND m.command_id = told.command_id
              AND m.actor_uuid = told.actor_uuid AND m.content_hash = decode(told.hash, 'hex')
            """)
        .bindArray("thread", UUID.class, told.stream().map(Rejection::threadUuid).toList())
        .bindArray("command", UUID.class, told.stream().map(Rejection::commandId).toList())
        .bindArray("actor", UUID.class, told.stream().map(each -> each.actor().uuid()).toList())
        .bindArray("hash", String.class, told.stream().map(e -> e.contentHash().hex()).toList())
        .execute();
  }

  void deadLetters(Collection<Origin> origins) {
    ofRecords(
        "UPDATE replay_missing AS m SET verdict = 'NOT_STORED' FROM " + RECORDS,
        origins,
        origin -> origin);
  }

  void tooOld(Instant before) {
    handle
        .createUpdate(
            """
            UPDATE replay_missing SET verdict = 'TOO_OLD'
            WHERE verdict = 'MISSING' AND asked_at < :before::timestamptz
            """)
        .bind("before", before.toString())
        .execute();
  }

  private static final String RECORDS =
      """
      unnest(:topic::uuid[], :partition::bigint[], :offset::bigint[]) AS told (topic_id, partition, "offset")
      WHERE m.topic_id = told.topic_id AND m.partition = told.partition AND m."offset" = told."offset"
      """;

  private <T> void ofRecords(String sql, Collection<T> told, Function<T, Origin> origin) {
    List<Origin> origins = told.stream().map(origin).toList();
    Update update = handle.createUpdate(sql);
    update
        .bindArray("topic", UUID.class, origins.stream().map(Origin::topicId).toList())
        .bindArray(
            "partition", Long.class, origins.stream().map(each -> (long) each.partition()).toList())
        .bindArray("offset", Long.class, origins.stream().map(Origin::offset).toList())
        .execute();
  }
}
