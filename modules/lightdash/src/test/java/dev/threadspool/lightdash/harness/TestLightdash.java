package dev.threadspool.lightdash.harness;

import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/** The sample Lightdash in a new database. For one thread: everybody shares a connection. */
public final class TestLightdash {

  private static final LocalStack STACK = LocalStack.shared();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url = STACK.jdbcUrl("lightdash" + COUNT.incrementAndGet());
  private final Jdbi jdbi;

  public TestLightdash() {
    SampleLightdash.load(url, STACK.user(), STACK.password());
    this.jdbi = connect(STACK.user());
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** The same database, seen by another role of it, on one connection that is kept. */
  public Jdbi connect(String user) {
    try {
      Connection connection = DriverManager.getConnection(url, user, STACK.password());
      STACK.closeFirst(connection);
      return Jdbi.create(connection).installPlugin(new PostgresPlugin());
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to " + url, e);
    }
  }

  /** Custom roles are on. */
  public PostgresCatalogue catalogue() {
    return new PostgresCatalogue(jdbi, true);
  }

  /** Rows beside the sample's, in its organization. */
  public TestRows rows() {
    return new TestRows(jdbi);
  }

  /** Runs any SQL. */
  public void execute(String sql, @Nullable Object... arguments) {
    jdbi.useHandle(handle -> handle.execute(sql, arguments));
  }
}
