package dev.threadspool.ingress.config;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connections on which no request waits longer than it is told: 503 within about two seconds. */
final class DatabasePool {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(1_200);
  private static final Duration VALIDATION_TIMEOUT = Duration.ofMillis(500);
  private static final int SOCKET_SECONDS = 1;

  private DatabasePool() {}

  /** Starts whether or not the database is there. */
  static HikariDataSource lightdash(IngressSettings.Lightdash settings) {
    if (settings.url().isBlank()) {
      throw new IllegalStateException(
          "threadspool.lightdash.url is not set: it names Lightdash's database (jdbc:postgresql://…)");
    }
    return open(
        "lightdash", settings.url(), settings.username(), settings.password(), settings.poolSize());
  }

  /** Starts whether or not the database is there. */
  static HikariDataSource store(IngressSettings.Store settings) {
    return open(
        "store", settings.url(), settings.username(), settings.password(), settings.poolSize());
  }

  private static HikariDataSource open(
      String name, String url, String username, String password, int size) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("threadspool-" + name);
    pool.setJdbcUrl(url);
    pool.setUsername(username);
    pool.setPassword(password);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setReadOnly(true);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
    pool.addDataSourceProperty("connectTimeout", SOCKET_SECONDS);
    pool.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
    pool.addDataSourceProperty("tcpKeepAlive", true);
    pool.addDataSourceProperty("ApplicationName", "threadspool-ingress");
    pool.addDataSourceProperty("options", "-c statement_timeout=1s");
    return pool;
  }
}
