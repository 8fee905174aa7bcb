package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationTest {

  private final TestStore test = TestStore.empty();

  @Test
  void shouldMakeAllTablesInAnEmptyDatabase() {
    // When
    test.store().migrate();

    // Then
    assertThat(tables())
        .containsExactlyInAnyOrder(
            "thread",
            "prompt",
            "prompt_context",
            "rejection",
            "dead_letter",
            "erased_thread",
            "intake_progress",
            "flyway_schema_history");
  }

  @Test
  void shouldChangeNothingWhenRunAgain() {
    // Given
    test.store().migrate();
    var thread = Samples.thread();
    test.store().decide(transaction -> transaction.insertThreads(Set.of(thread)));

    // When
    test.store().migrate();

    // Then
    assertThat(test.store().threads(Set.of(thread.threadUuid()))).containsValue(thread);
    assertThat(test.rows("flyway_schema_history")).isEqualTo(4);
  }

  @Test
  void shouldBeRunBySeveralAtOnce() throws Exception {
    // Given
    Callable<Boolean> migration =
        () -> {
          test.store().migrate();
          return true;
        };

    // When
    List<Future<Boolean>> migrations;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      migrations = threads.invokeAll(List.of(migration, migration, migration));
    }

    // Then
    for (Future<Boolean> each : migrations) {
      assertThat(each.get()).isTrue();
    }
    assertThat(test.rows("flyway_schema_history")).isEqualTo(4);
  }

  private List<String> tables() {
    return test.jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                    .mapTo(String.class)
                    .list());
  }
}
