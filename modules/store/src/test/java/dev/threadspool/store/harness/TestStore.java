package dev.threadspool.store.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.local.LocalStack;
import dev.threadspool.store.ThreadReader;
import dev.threadspool.store.ThreadStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** A store in a new database, and a look behind it. */
public final class TestStore {

  private static final LocalStack STACK = LocalStack.shared();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DataSource dataSource =
      dataSource(STACK.jdbcUrl("store" + COUNT.incrementAndGet()));
  private final ThreadStore store = new ThreadStore(dataSource);
  private final Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());

  private TestStore() {}

  /** Its tables are there. */
  public static TestStore migrated() {
    TestStore test = new TestStore();
    test.store.migrate();
    return test;
  }

  /** Nothing is there. */
  public static TestStore empty() {
    return new TestStore();
  }

  public ThreadStore store() {
    return store;
  }

  /** The same threads, for whoever looks at them. */
  public ThreadReader reader() {
    return new ThreadReader(dataSource);
  }

  /** Every connection is a new one. */
  public DataSource dataSource() {
    return dataSource;
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public int rows(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  /** As PostgreSQL may plan any day by itself; counts for connections made from now on. */
  public void planWithoutNestedLoops() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                DO $$ BEGIN
                  EXECUTE format('ALTER DATABASE %I SET enable_nestloop = off', current_database());
                  EXECUTE format('ALTER DATABASE %I SET enable_mergejoin = off', current_database());
                END $$
                """));
  }

  /** Waits until so many others stand in front of a lock. */
  public void awaitWaiting(int transactions) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(
                        number(
                            """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE datname = current_database() AND wait_event_type = 'Lock'
                            """))
                    .isEqualTo(transactions));
  }

  /** What a query for one number gives. */
  public int number(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static DataSource dataSource(String url) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    dataSource.setUser(STACK.user());
    dataSource.setPassword(STACK.password());
    // A test that waits for ever would tell nobody why.
    dataSource.setOptions("-c lock_timeout=10s");
    return dataSource;
  }
}
