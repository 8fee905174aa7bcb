package dev.threadspool.ingress.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.ingress.dependency.PoolBusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Connections on which no request waits longer than it is told: 503 within about two seconds. */
final class DatabasePool extends HikariDataSource {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(1_200);
  private static final Duration VALIDATION_TIMEOUT = Duration.ofMillis(500);
  private static final int SOCKET_SECONDS = 1;

  private DatabasePool(String name, String url, String username, String password, int size) {
    setPoolName("threadspool-" + name);
    setJdbcUrl(url);
    setUsername(username);
    setPassword(password);
    setMaximumPoolSize(size);
    setMinimumIdle(1);
    setReadOnly(true);
    setInitializationFailTimeout(-1);
    setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
    addDataSourceProperty("connectTimeout", SOCKET_SECONDS);
    addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
    addDataSourceProperty("tcpKeepAlive", true);
    addDataSourceProperty("ApplicationName", "threadspool-ingress");
    addDataSourceProperty("options", "-c statement_timeout=1s");
  }

  /** Starts whether or not the database is there. */
  static HikariDataSource lightdash(IngressSettings.Lightdash settings) {
    if (settings.url().isBlank()) {
      throw new IllegalStateException(
          "threadspool.lightdash.url is not set: it names Lightdash's database (jdbc:postgresql://…)");
    }
    return new DatabasePool(
        "lightdash", settings.url(), settings.username(), settings.password(), settings.poolSize());
  }

  /** Starts whether or not the database is there. */
  static HikariDataSource store(IngressSettings.Store settings) {
    return new DatabasePool(
        "store", settings.url(), settings.username(), settings.password(), settings.poolSize());
  }

  /**
   * @throws PoolBusyException where others have all connections; any other failure says that none
   *     could be made
   */
  @Override
  public Connection getConnection() throws SQLException {
    try {
      return super.getConnection();
    } catch (SQLTransientConnectionException timeout) {
      // HikariCP names the last connection that could not be made as the cause.
      throw timeout.getCause() == null && getHikariPoolMXBean().getActiveConnections() > 0
          ? new PoolBusyException(timeout)
          : timeout;
    }
  }
}
