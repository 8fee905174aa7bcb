package dev.threadspool.operator.connect;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.UsageException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens a database, or says why that cannot be. */
final class Databases {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONNECT_SECONDS = 5;

  private Databases() {}

  /**
   * Without time limits on statements: a command may have a lot to do in one.
   *
   * @param schema null for whatever the user has
   */
  static HikariDataSource open(
      Settings settings,
      String below,
      String option,
      int connections,
      boolean readOnly,
      @Nullable String schema) {
    String url =
        settings.require(
            below + ".url",
            "the database",
            "%s URL, or %s, or %s.url in --config"
                .formatted(option, (below + ".url").toUpperCase().replace('.', '_'), below));
    HikariDataSource pool = new HikariDataSource();
    try {
      pool.setPoolName(below);
      pool.setJdbcUrl(url);
      pool.setUsername(settings.get(below + ".username"));
      pool.setPassword(settings.get(below + ".password"));
      pool.setMaximumPoolSize(connections);
      pool.setMinimumIdle(1);
      pool.setReadOnly(readOnly);
      pool.setSchema(schema);
      pool.setConnectionTimeout(PATIENCE.toMillis());
      pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
      pool.addDataSourceProperty("tcpKeepAlive", true);
      pool.addDataSourceProperty("ApplicationName", "threadspool-operator");
      pool.getConnection().close();
      return pool;
    } catch (SQLException | RuntimeException failure) {
      pool.close();
      throw told(url, failure);
    }
  }

  private static RuntimeException told(String url, Exception failure) {
    String where = withoutQuery(url);
    SQLException refusal = sqlException(failure);
    String state = refusal == null ? "" : String.valueOf(refusal.getSQLState());
    if (state.startsWith("28") || state.startsWith("3D")) {
      return new UsageException(
          "the database %s lets nobody in like this".formatted(where), failure);
    }
    if (refusal == null && !(failure instanceof PoolInitializationException)) {
      return new UsageException("%s is no database's address".formatted(where), failure);
    }
    return new AwayException("no database answers at " + where, failure);
  }

  /** Parameters may carry a password. */
  private static String withoutQuery(String url) {
    return url.replaceFirst("\\?.*", "");
  }

  private static @Nullable SQLException sqlException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
        return refusal;
      }
    }
    return null;
  }
}
