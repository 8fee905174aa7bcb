package dev.threadspool.bench.sink;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables that the sink writes: the columns and the indexes of the store's own, a thread and its
 * prompt in one row, and nothing that refers from one table to the other, because rows come in no
 * order.
 */
final class FlatTables {

  private FlatTables() {}

  static void create(Jdbi jdbi) {
    jdbi.useHandle(
        handle ->
            handle
                .createScript(
                    """
                    DROP TABLE IF EXISTS flat_thread;
                    CREATE TABLE flat_thread (
                      thread_uuid       uuid PRIMARY KEY,
                      organization_uuid uuid           NOT NULL,
                      project_uuid      uuid           NOT NULL,
                      agent_uuid        uuid           NOT NULL,
                      actor_type        text           NOT NULL,
                      actor_uuid        uuid           NOT NULL,
                      actor_name        text           NOT NULL,
                      created_from      text           NOT NULL,
                      created_at        timestamptz(3) NOT NULL,
                      command_id        uuid           NOT NULL,
                      issued_at         timestamptz(3) NOT NULL,
                      origin_topic_id   uuid           NOT NULL,
                      origin_partition  integer        NOT NULL,
                      origin_offset     bigint         NOT NULL,
                      hash_version      integer        NOT NULL,
                      content_hash      text           NOT NULL,
                      prompt_uuid       uuid           NOT NULL UNIQUE,
                      prompt            text           NOT NULL,
                      model_config      text
                    );
                    CREATE INDEX flat_prompt_by_thread ON flat_thread (thread_uuid, created_at);
                    CREATE INDEX flat_thread_by_agent
                      ON flat_thread (agent_uuid, created_at DESC, thread_uuid DESC);
                    CREATE INDEX flat_thread_by_owner
                      ON flat_thread (actor_uuid, project_uuid, created_at DESC, thread_uuid DESC);
                    DROP TABLE IF EXISTS flat_context;
                    CREATE TABLE flat_context (
                      prompt_uuid uuid    NOT NULL,
                      ordinal     integer NOT NULL,
                      kind        text    NOT NULL,
                      item        text    NOT NULL,
                      PRIMARY KEY (prompt_uuid, ordinal)
                    );
                    """)
                .executeAsSeparateStatements());
  }

  static void empty(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute("TRUNCATE flat_thread, flat_context");
          handle.execute("CHECKPOINT");
        });
  }

  /** All rows of a table, as {@link FlatRows#text} has them. */
  static Set<String> rows(Jdbi jdbi, String table) {
    Schema schema = FlatRows.schema(table);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM <table>")
                .define("table", table)
                .map((row, _) -> text(schema, row))
                .collect(Collectors.toSet()));
  }

  private static String text(Schema schema, ResultSet row) throws SQLException {
    Struct read = new Struct(schema);
    for (Field field : schema.fields()) {
      String name = field.name();
      read.put(
          field,
          switch (field.schema().type()) {
            case INT32 -> row.getInt(name);
            case INT64 -> row.getLong(name);
            default ->
                FlatRows.isTime(field.schema())
                    ? row.getObject(name, OffsetDateTime.class).toInstant().toString()
                    : row.getString(name);
          });
    }
    return FlatRows.text(read);
  }
}
