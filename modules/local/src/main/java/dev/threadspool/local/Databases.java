package dev.threadspool.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** The databases of one server, made on demand. */
final class Databases {

  /** Trust authentication takes any password; clients want one nevertheless. */
  static final String PASSWORD = "postgres";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final String DUPLICATE_DATABASE = "42P04";

  private final PostgresPart server;
  private final Set<String> known = new HashSet<>();

  Databases(PostgresPart server) {
    this.server = server;
  }

  /** The address of a database that exists. */
  String url(String database) {
    return "jdbc:postgresql://%s/%s".formatted(server.address(), database);
  }

  /**
   * Makes a database unless it is there. Needs a running server the first time a name is given.
   *
   * @param database lower-case letters, digits and underscores, at most 63
   */
  synchronized void ensure(String database) {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "not a database name (lower-case letters, digits, underscores, at most 63): " + database);
    }
    if (known.contains(database)) {
      return;
    }
    try (Connection connection = connect()) {
      if (!exists(connection, database)) {
        create(connection, database);
      }
    } catch (SQLException e) {
      throw new LocalStackException("cannot make the database " + database, e);
    }
    known.add(database);
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", PostgresServer.USER);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(url("postgres"), properties);
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      select.setString(1, database);
      return select.executeQuery().next();
    }
  }

  private static void create(Connection connection, String database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // The name was checked: nothing in it needs quoting.
      statement.execute("CREATE DATABASE " + database);
    } catch (SQLException e) {
      if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
