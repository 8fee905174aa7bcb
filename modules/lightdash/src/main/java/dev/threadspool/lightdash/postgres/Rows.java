package dev.threadspool.lightdash.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.Query;

/** Rows of several kinds that one statement gives, for those who put them together. */
final class Rows {

  /** Takes the row that the result stands on. */
  interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  private Rows() {}

  static void forEach(Query query, Taker taker) {
    query.<Void>scanResultSet(
        (rows, _) -> {
          ResultSet row = rows.get();
          while (row.next()) {
            taker.take(row);
          }
          return null;
        });
  }
}
