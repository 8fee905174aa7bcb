package dev.threadspool.worker.config;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * Connection pools on which nobody waits for ever: every wait, in the pool, on the network, for a
 * lock, in a transaction, ends well below the consumer's {@code max.poll.interval.ms}.
 */
final class DatabasePool {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
  private static final int CONNECT_SECONDS = 3;
  private static final int SOCKET_SECONDS = 25;
  private static final String SESSION_TIMEOUTS =
      "-c lock_timeout=10s -c statement_timeout=20s -c transaction_timeout=20s"
          + " -c idle_in_transaction_session_timeout=10s";

  private DatabasePool() {}

  /** Starts whether or not the database is there. */
  static HikariDataSource open(String name, WorkerSettings.Database settings, boolean readOnly) {
    if (settings.url().isBlank()) {
      throw new IllegalStateException(
          "threadspool.%s.url is not set: it names the %s database (jdbc:postgresql://…)"
              .formatted(name, name));
    }
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("threadspool-" + name);
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.username());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setMinimumIdle(1);
    pool.setReadOnly(readOnly);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    pool.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
    pool.addDataSourceProperty("tcpKeepAlive", true);
    pool.addDataSourceProperty("ApplicationName", "threadspool-worker");
    pool.addDataSourceProperty("options", SESSION_TIMEOUTS);
    return pool;
  }
}
