package dev.threadspool.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Workload;
import org.junit.jupiter.api.Test;

/** The sink writes all rows of the threads; its own check compares them with what was asked for. */
class DebeziumSinkTest {

  @Test
  void shouldWriteTheRowsOfAllThreads() throws Exception {
    // Given
    Workload workload = Workload.make(TestBench.arena("reference"), 3, 40, _ -> {});
    Arena arena = TestBench.arena("sink");
    try (DebeziumSink sink = DebeziumSink.open(arena)) {
      // When
      var first = sink.run(workload.first(40));
      var again = sink.run(workload.first(20));

      // Then
      assertThat(first).isPositive();
      assertThat(again).isPositive();
      assertThat(FlatTables.rows(arena.jdbi(), FlatRows.THREADS)).hasSize(20);
      assertThat(FlatTables.rows(arena.jdbi(), FlatRows.CONTEXT)).hasSize(60);
    }
  }
}
