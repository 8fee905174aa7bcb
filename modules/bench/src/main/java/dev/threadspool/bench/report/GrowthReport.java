package dev.threadspool.bench.report;

import dev.threadspool.bench.growth.Ground;
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
   * @param rates commands a second, by the grounds' keys
   */
  public void growth(List<Ground> grounds, Map<String, Series> rates) {
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    console.text("Commands a second, 3 items a thread: median (least to most)");
    for (Ground ground : grounds) {
      Series rate = get(rates, ground.key());
      console.text(
          String.format(
              Locale.ROOT,
              "  %-62s %7.0f  (%6.0f to %6.0f)",
              ground.title(),
              rate.median(),
              rate.min(),
              rate.max()));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("threads", ground.threads());
      one.put("charts", ground.charts());
      one.put("commandsPerSecond", rate.json());
      json.put(ground.key(), one);
    }
    Map<String, Object> ratios = new LinkedHashMap<>();
    console.text("To the smallest, round by round:");
    for (Ground ground : grounds) {
      if (!ground.key().equals(ground.smallest())) {
        Series ratio = get(rates, ground.key()).over(get(rates, ground.smallest()));
        console.text(Goal.atLeast(ground.key(), ground.key(), ratio, WANTED).line());
        ratios.put(ground.key(), ratio.json());
      }
    }
    json.put("ratios", ratios);
    console.summary().set("growth", json);
  }

  private static Series get(Map<String, Series> rates, String key) {
    return Objects.requireNonNull(rates.get(key), key);
  }
}
