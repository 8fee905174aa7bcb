package dev.threadspool.bench.restoring;

import dev.threadspool.bench.throughput.WorkUndoneException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whether two databases have the same rows: every column of every table of threads. */
final class SameRows {

  private static final List<String> TABLES = List.of("thread", "prompt", "prompt_context");

  private SameRows() {}

  /**
   * @throws WorkUndoneException where they differ, or there are others than so many threads
   */
  static void check(Jdbi live, Jdbi restored, int threads) {
    Map<String, String> expected = live.withHandle(SameRows::sums);
    Map<String, String> found = restored.withHandle(SameRows::sums);
    if (!expected.equals(found) || !String.valueOf(found.get("thread")).startsWith(threads + " ")) {
      throw new WorkUndoneException(
          "restored is %s instead of %s, of %d threads".formatted(found, expected, threads));
    }
  }

  /** By table, the number of its rows and the sum of their hashes. */
  private static Map<String, String> sums(Handle handle) {
    return TABLES.stream()
        .collect(
            Collectors.toMap(
                table -> table,
                table ->
                    handle
                        .createQuery(
                            """
                            SELECT concat_ws(' ', count(*), sum(hashtextextended(<table>::text, 0)))
                            FROM <table>
                            """)
                        .define("table", table)
                        .mapTo(String.class)
                        .one()));
  }
}
