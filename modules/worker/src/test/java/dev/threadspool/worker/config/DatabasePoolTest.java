package dev.threadspool.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.local.LocalStack;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.dependency.WaitBudget;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What the connections of decisions bring with them, whatever the database's own defaults are. */
class DatabasePoolTest {

  private static final LocalStack STACK = LocalStack.shared();

  @Test
  void shouldReadWhatOthersHaveCommittedMeanwhile() {
    // Given: a database whose transactions see one snapshot from begin to end
    String url = STACK.jdbcUrl("pool_test");
    Jdbi.create(url, STACK.user(), STACK.password())
        .useHandle(
            handle ->
                handle.execute(
                    "ALTER DATABASE pool_test SET default_transaction_isolation = 'serializable'"));

    // When
    try (DatabasePool pool =
        DatabasePool.store(
            new WorkerSettings.Database(url, STACK.user(), STACK.password(), 1),
            new WaitBudget(Duration.ofMinutes(1)))) {
      new ThreadStore(pool).ping();

      // Then
      assertThat(setting(pool, "transaction_isolation")).isEqualTo("read committed");
    }
  }

  private static String setting(DatabasePool pool, String name) {
    return Jdbi.create(pool)
        .inTransaction(handle -> handle.createQuery("SHOW " + name).mapTo(String.class).one());
  }
}
