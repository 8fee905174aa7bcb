package dev.threadspool.acceptance.faults.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The sessions of one database, as its administrator sees them. */
public final class Sessions {

  private static final String OTHERS =
      """
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
      """;

  private final String jdbcUrl;
  private final String user;

  /**
   * @param jdbcUrl of the database, straight, not through a relay
   * @param user a superuser that needs no password
   */
  public Sessions(String jdbcUrl, String user) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
  }

  /**
   * Ends all of them, whatever they are doing, with what they have not committed. Returns how many.
   */
  public int cut() {
    return count("SELECT count(pg_terminate_backend(pid)) " + OTHERS);
  }

  /** How many wait for a lock. */
  public int waiting() {
    return count("SELECT count(*) " + OTHERS + " AND wait_event_type = 'Lock'");
  }

  /**
   * A session that hangs: it has begun a transaction, holds what the statement has locked, and says
   * no more until it is closed, which rolls it back. It keeps its locks as long as the server lets
   * it.
   *
   * @param sql for example {@code SELECT … FOR UPDATE}
   */
  public AutoCloseable hang(String sql) {
    try {
      Connection connection = connect();
      try (Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute(sql);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot hang in " + jdbcUrl, e);
    }
  }

  private int count(String sql) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot see the sessions of " + jdbcUrl, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, "");
  }
}
