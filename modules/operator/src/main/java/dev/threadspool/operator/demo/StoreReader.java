package dev.threadspool.operator.demo;

import dev.threadspool.operator.parts.Running;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows past the worker: what a person with psql would see. */
final class StoreReader {

  private static final String THREADS =
      """
      SELECT t.thread_uuid, t.actor_name, t.created_from, p.prompt
      FROM thread t JOIN prompt p USING (thread_uuid) ORDER BY t.created_at, t.thread_uuid
      """;
  private static final String ITEMS =
      """
      SELECT p.thread_uuid, c.ordinal, c.kind, c.item
      FROM prompt_context c JOIN prompt p USING (prompt_uuid) ORDER BY p.thread_uuid, c.ordinal
      """;
  private static final String REJECTIONS =
      "SELECT thread_uuid, error_name, status_code, message FROM rejection";
  private static final String DEAD_LETTERS =
      "SELECT origin_partition, origin_offset, exception FROM dead_letter";

  private StoreReader() {}

  /** Makes a row of a result. */
  private interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static StoredRows read(Running running) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                running.settings().storeUrl(), running.stack().user(), running.stack().password());
        Statement statement = connection.createStatement()) {
      return new StoredRows(
          rows(
              statement,
              THREADS,
              row ->
                  new StoredRows.ThreadRow(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4))),
          rows(
              statement,
              ITEMS,
              row ->
                  new StoredRows.ItemRow(
                      row.getString(1), row.getInt(2), row.getString(3), row.getString(4))),
          rows(
              statement,
              REJECTIONS,
              row ->
                  new StoredRows.RejectionRow(
                      row.getString(1), row.getString(2), row.getInt(3), row.getString(4))),
          rows(
              statement,
              DEAD_LETTERS,
              row ->
                  new StoredRows.DeadLetterRow(row.getInt(1), row.getLong(2), row.getString(3))));
    }
  }

  private static <T> List<T> rows(Statement statement, String sql, Mapper<T> mapper)
      throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(mapper.map(result));
      }
      return rows;
    }
  }
}
