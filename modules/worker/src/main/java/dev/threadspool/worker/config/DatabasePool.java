package dev.threadspool.worker.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.worker.dependency.Attempt;
import dev.threadspool.worker.dependency.WaitBudget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Connection pools on which nobody waits for ever: every wait, in the pool, on the network, for a
 * lock, in a transaction, has its end in the {@link WaitBudget}, and a connection is cut when the
 * attempt that uses it is over, however many statements it has left.
 */
final class DatabasePool extends HikariDataSource {

  private static final Duration MIGRATION = Duration.ofMinutes(30);
  private static final Duration MIGRATION_LOCK = Duration.ofSeconds(5);

  /** Whatever the database's default is: decisions rest on it. */
  private static final String ISOLATION = "-c default_transaction_isolation=read\\ committed";

  private final AttemptConnections attempts;

  private DatabasePool(String name, WorkerSettings.Database settings, WaitBudget budget) {
    if (settings.url().isBlank()) {
      throw new IllegalStateException(
          "threadspool.%s.url is not set: it names the %s database (jdbc:postgresql://…)"
              .formatted(name, name));
    }
    this.attempts = new AttemptConnections(this, name);
    setPoolName("threadspool-" + name);
    setJdbcUrl(settings.url());
    setUsername(settings.username());
    setPassword(settings.password());
    setMaximumPoolSize(settings.poolSize());
    setMinimumIdle(1);
    setInitializationFailTimeout(-1);
    setConnectionTimeout(budget.step().toMillis());
    setValidationTimeout(budget.step().toMillis());
    addDataSourceProperty("connectTimeout", seconds(budget.step()));
    addDataSourceProperty("loginTimeout", seconds(budget.step()));
    addDataSourceProperty("tcpKeepAlive", true);
    addDataSourceProperty("ApplicationName", "threadspool-worker");
  }

  /** Threadspool's own database. Starts whether or not it is there. */
  static DatabasePool store(WorkerSettings.Database settings, WaitBudget budget) {
    DatabasePool pool = new DatabasePool("store", settings, budget);
    pool.setSession(
        Map.of(
            "statement_timeout", budget.transaction(),
            "lock_timeout", budget.lock(),
            "idle_in_transaction_session_timeout", budget.idleInTransaction()));
    pool.addDataSourceProperty("socketTimeout", seconds(budget.transaction()) + 1);
    // Which PostgreSQL has since 17.
    pool.setConnectionInitSql(
        "SELECT set_config(name, '%dms', false) FROM pg_settings WHERE name = 'transaction_timeout'"
            .formatted(budget.transaction().toMillis()));
    return pool;
  }

  /** Lightdash's database, only read. Starts whether or not it is there. */
  static DatabasePool lightdash(WorkerSettings.Database settings, WaitBudget budget) {
    DatabasePool pool = new DatabasePool("lightdash", settings, budget);
    pool.setReadOnly(true);
    pool.setSession(Map.of("statement_timeout", budget.transaction()));
    pool.addDataSourceProperty("socketTimeout", seconds(budget.transaction()) + 1);
    return pool;
  }

  /** To bring tables up to date, which takes the time that it takes; to be closed afterwards. */
  static DatabasePool migration(WorkerSettings.Database settings, WaitBudget budget) {
    DatabasePool pool = new DatabasePool("store", settings, budget);
    pool.setPoolName("threadspool-migration");
    pool.setMinimumIdle(0);
    pool.addDataSourceProperty("socketTimeout", seconds(MIGRATION));
    pool.setSession(Map.of("lock_timeout", MIGRATION_LOCK, "statement_timeout", MIGRATION));
    return pool;
  }

  private void setSession(Map<String, Duration> timeouts) {
    addDataSourceProperty(
        "options",
        timeouts.entrySet().stream()
            .map(timeout -> "-c %s=%dms".formatted(timeout.getKey(), timeout.getValue().toMillis()))
            .collect(Collectors.joining(" ", ISOLATION + " ", "")));
  }

  @Override
  public Connection getConnection() throws SQLException {
    Attempt.requireTime();
    return attempts.bound(super.getConnection());
  }

  @Override
  public void close() {
    super.close();
    attempts.close();
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
