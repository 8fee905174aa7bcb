package dev.threadspool.bench.contenders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Events that are stored with what they tell of, until a poller has published them. */
final class OutboxTable {

  private OutboxTable() {}

  static void create(Jdbi jdbi) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                CREATE TABLE IF NOT EXISTS outbox (
                  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  topic   text   NOT NULL,
                  key     text   NOT NULL,
                  headers text[] NOT NULL,
                  payload bytea  NOT NULL
                )
                """));
  }

  static boolean isEmpty(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT NOT EXISTS (SELECT FROM outbox)")
                .mapTo(boolean.class)
                .one());
  }

  static void insert(Handle handle, ProducerRecord<String, ?> event, byte[] payload) {
    List<String> headers = new ArrayList<>();
    for (Header header : event.headers()) {
      headers.add(header.key());
      headers.add(new String(header.value(), StandardCharsets.UTF_8));
    }
    handle
        .createUpdate(
            "INSERT INTO outbox (topic, key, headers, payload) VALUES (:topic, :key, :headers, :payload)")
        .bind("topic", event.topic())
        .bind("key", event.key())
        .bindArray("headers", String.class, headers)
        .bind("payload", payload)
        .execute();
  }

  /**
   * Takes the oldest ones out, for good where the transaction commits. Several pollers do not get
   * in each other's way.
   */
  static List<ProducerRecord<byte[], byte[]>> take(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            WITH taken AS (
              DELETE FROM outbox WHERE id IN (
                SELECT id FROM outbox ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
              RETURNING id, topic, key, headers, payload)
            SELECT topic, key, headers, payload FROM taken ORDER BY id
            """)
        .bind("limit", limit)
        .map(
            (row, _) -> {
              RecordHeaders headers = new RecordHeaders();
              String[] texts = (String[]) row.getArray("headers").getArray();
              for (int i = 0; i < texts.length; i += 2) {
                headers.add(texts[i], texts[i + 1].getBytes(StandardCharsets.UTF_8));
              }
              return new ProducerRecord<>(
                  row.getString("topic"),
                  null,
                  null,
                  row.getString("key").getBytes(StandardCharsets.UTF_8),
                  row.getBytes("payload"),
                  headers);
            })
        .list();
  }
}
