package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.bulk.Restoration;
import dev.threadspool.store.bulk.RestoreLoader;
import dev.threadspool.store.bulk.RowBatch;
import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The right to maintain a database, and what is left on a pool's connections after it. */
class MaintenanceTest {

  private final TestStore test = TestStore.migrated();

  @Test
  void shouldBelongToOneAtATime() {
    // Given
    try (Maintenance _ = Maintenance.begin(test.dataSource())) {

      // When / Then
      assertThatThrownBy(() -> Maintenance.begin(test.dataSource()))
          .isInstanceOf(MaintenanceBusyException.class);
    }
    assertThatCode(() -> Maintenance.begin(test.dataSource()).close()).doesNotThrowAnyException();
  }

  @Test
  void shouldEndQuietlyWhereItsConnectionIsLost() {
    // Given: what was done under it is done, and must not be told as failed
    Maintenance maintenance = Maintenance.begin(test.dataSource());
    test.number(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);

    // When / Then
    assertThatCode(maintenance::close).doesNotThrowAnyException();
    // PostgreSQL hangs up before it gives back the locks.
    await()
        .untilAsserted(
            () ->
                assertThatCode(() -> Maintenance.begin(test.dataSource()).close())
                    .doesNotThrowAnyException());
  }

  @Test
  void shouldLeaveNoConnectionThatDoesNotWaitForItsCommits() {
    // Given
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(test.dataSource());
      pool.setMaximumPoolSize(2);
      try (Restoration restoration = Restoration.begin(pool, false);
          RestoreLoader loader = restoration.openLoader()) {
        StoredThread thread = Samples.thread();

        // When
        loader.load(
            new RowBatch(List.of(thread), Set.of(), List.of(), List.of(), List.of()),
            List.of(),
            Samples.partition(0),
            1);
      }

      // Then: whoever is lent it next, and ends the restore, is told that it is on disk
      Jdbi jdbi = Jdbi.create(pool);
      try (Handle first = jdbi.open();
          Handle second = jdbi.open()) {
        assertThat(List.of(commit(first), commit(second))).containsExactly("on", "on");
      }
    }
  }

  private static String commit(Handle handle) {
    return handle.createQuery("SHOW synchronous_commit").mapTo(String.class).one();
  }
}
