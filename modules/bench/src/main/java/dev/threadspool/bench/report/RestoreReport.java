package dev.threadspool.bench.report;

import dev.threadspool.operator.console.Console;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells how fast threads are restored: a table, the member {@code restore} of the summary. */
public final class RestoreReport {

  private static final double WANTED = 2.5;

  private final Console console;

  public RestoreReport(Console console) {
    this.console = console;
  }

  /**
   * All of it.
   *
   * @param threads that there were to be restored
   * @param live what ours has made a second, a value a run
   * @param kept restored threads a second, a value a round
   * @param rebuilt the same, secondary indexes dropped before and made again
   */
  public void restore(int threads, Series live, Series kept, Series rebuilt) {
    console.text("");
    console.text(
        "Restores of %,d threads with 3 items each: threads a second, median (least to most)"
            .formatted(threads));
    tell("live processing, as they were made", live);
    tell("restore", kept);
    tell("restore, indexes dropped and made again", rebuilt);
    console.text("To live processing, round by round:");
    Goal goal = Goal.atLeast("restoreToLive", "restore, indexes kept", kept.over(live), WANTED);
    console.text(goal.line());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("threads", threads);
    json.put("live", live.json());
    json.put("keepingIndexes", kept.json());
    json.put("rebuildingIndexes", rebuilt.json());
    json.put("toLive", kept.over(live).json());
    json.put("rebuildingToLive", rebuilt.over(live).json());
    console.summary().set("restore", json);
  }

  private void tell(String title, Series rate) {
    console.text(
        String.format(
            Locale.ROOT,
            "  %-42s %9.0f  (%7.0f to %7.0f)",
            title,
            rate.median(),
            rate.min(),
            rate.max()));
  }
}
