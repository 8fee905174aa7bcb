package dev.threadspool.ingress.config;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connections on which no request waits longer than it is told: 503 within about two seconds. */
final class LightdashPool {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(1_200);
  private static final Duration VALIDATION_TIMEOUT = Duration.ofMillis(500);
  private static final int SOCKET_SECONDS = 1;

  private LightdashPool() {}

  /** Starts whether or not the database is there. */
  static HikariDataSource open(IngressSettings.Lightdash settings) {
    if (settings.url().isBlank()) {
      throw new IllegalStateException(
          "threadspool.lightdash.url is not set: it names Lightdash's database (jdbc:postgresql://…)");
    }
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("threadspool-lightdash");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.username());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(settings.poolSize());
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
