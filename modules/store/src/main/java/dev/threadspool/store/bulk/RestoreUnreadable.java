package dev.threadspool.store.bulk;

import java.util.Collection;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What a restore has passed over, in the database ({@code restore_unreadable}) until it is
 * finished: gone on with it does not read that again, and would end as if all had been restored.
 */
final class RestoreUnreadable {

  private static final int FETCH = 1_000;

  private RestoreUnreadable() {}

  /** Of one that begins now; what somebody left behind does not count. */
  static void begin(Handle handle) {
    forget(handle);
    goOn(handle);
  }

  /** One that was begun by a version that kept none has none. */
  static void goOn(Handle handle) {
    handle.execute(
        """
        CREATE TABLE IF NOT EXISTS restore_unreadable (
          topic     text    NOT NULL,
          partition integer NOT NULL,
          "offset"  bigint  NOT NULL,
          reason    text    NOT NULL)
        """);
  }

  /** A reason may quote the record, and PostgreSQL takes no text with a null character in it. */
  static void add(Handle handle, Collection<UnreadableRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO restore_unreadable (topic, partition, "offset", reason)
            VALUES (:topic, :partition, :offset, :reason)
            """);
    records.forEach(
        record ->
            batch
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("offset", record.offset())
                .bind("reason", record.reason().replace('\0', '\uFFFD'))
                .add());
    batch.execute();
  }

  /** In a transaction: PostgreSQL gives some at a time in one only. */
  static void each(Handle handle, Consumer<UnreadableRecord> record) {
    handle
        .createQuery(
            """
            SELECT topic, partition, "offset", reason FROM restore_unreadable
            ORDER BY topic, partition, "offset"
            """)
        .setFetchSize(FETCH)
        .map(
            (row, _) ->
                new UnreadableRecord(
                    row.getString(1), row.getInt(2), row.getLong(3), row.getString(4)))
        .forEach(record);
  }

  static void forget(Handle handle) {
    handle.execute("DROP TABLE IF EXISTS restore_unreadable");
  }
}
