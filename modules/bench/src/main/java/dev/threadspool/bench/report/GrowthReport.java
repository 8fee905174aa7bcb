package dev.threadspool.bench.report;

import dev.threadspool.bench.growth.Ground;
import dev.threadspool.bench.growth.Grown;
import dev.threadspool.operator.console.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Tells how fast ours is on larger grounds: a table, the member {@code growth} of the summary. */
public final class GrowthReport {

  private static final double WANTED = 0.8;

  private final Console console;

  public GrowthReport(Console console) {
    this.console = console;
  }

  /**
   * All grounds, and how each compares with the smallest.
   *
   * @param grown by the grounds' keys
   */
  public void growth(List<Ground> grounds, Map<String, Grown> grown) {
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    console.text(
        "Commands a second, 3 items a thread: median (least to most); PostgreSQL's log, bytes a command");
    for (Ground ground : grounds) {
      Series rate = get(grown, ground).rates();
      Series walBytes = get(grown, ground).walBytes();
      console.text(
          String.format(
              Locale.ROOT,
              "  %-62s %7.0f  (%6.0f to %6.0f) %,10.0f",
              ground.title(),
              rate.median(),
              rate.min(),
              rate.max(),
              walBytes.median()));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("threads", ground.threads());
      one.put("charts", ground.charts());
      one.put("commandsPerSecond", rate.json());
      one.put("walBytesPerCommand", walBytes.json());
      json.put(ground.key(), one);
    }
    Map<String, Object> ratios = new LinkedHashMap<>();
    console.text("To the smallest, round by round:");
    for (Ground ground : grounds) {
      if (!ground.key().equals(ground.smallest())) {
        Series ratio = rates(grown, ground.key()).over(rates(grown, ground.smallest()));
        console.text(Goal.atLeast(ground.key(), ground.key(), ratio, WANTED).line());
        ratios.put(ground.key(), ratio.json());
      }
    }
    json.put("ratios", ratios);
    console.summary().set("growth", json);
  }

  private static Grown get(Map<String, Grown> grown, Ground ground) {
    return Objects.requireNonNull(grown.get(ground.key()), ground.key());
  }

  private static Series rates(Map<String, Grown> grown, String key) {
    return Objects.requireNonNull(grown.get(key), key).rates();
  }
}
