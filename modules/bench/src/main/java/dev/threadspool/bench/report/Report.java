package dev.threadspool.bench.report;

import dev.threadspool.bench.contenders.Contender;
import dev.threadspool.bench.stage.Turn;
import dev.threadspool.operator.console.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what was measured as soon as it is: tables for people, members of the summary as JSON. */
public final class Report {

  private final Console console;
  private final Map<String, Object> throughput = new LinkedHashMap<>();
  private final Map<String, Object> stages = new LinkedHashMap<>();
  private final Map<String, Series> ratios = new LinkedHashMap<>();

  public Report(Console console) {
    this.console = console;
  }

  /**
   * @param rates commands a second, by the contenders' keys; the first one's are ours
   */
  public void throughput(int items, List<Contender> contenders, Map<String, Series> rates) {
    Series ours = get(rates, contenders.getFirst().key());
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    console.text("Commands a second, %d items a thread: median (least to most)".formatted(items));
    for (Contender contender : contenders) {
      Series rate = get(rates, contender.key());
      Series ratio = ours.over(rate);
      console.text(line(contender.title(), rate, ratio));
      json.put(contender.key(), rate.json());
      // The last race's are the run's.
      ratios.put(contender.key(), ratio);
    }
    throughput.put(items + "Items", json);
    console.summary().set("commandsPerSecond", throughput);
  }

  /**
   * @param threads in each round
   * @param rates threads a second, by the keys of these; the first one's is our store stage
   */
  public void stage(int items, int threads, List<Turn> turns, Map<String, Series> rates) {
    Series ours = get(rates, turns.getFirst().key());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("threads", threads);
    console.text("");
    console.text(
        "Stored threads a second, %d items each, %,d threads: median (least to most)"
            .formatted(items, threads));
    for (Turn turn : turns) {
      Series rate = get(rates, turn.key());
      console.text(line(turn.title(), rate, ours.over(rate)));
      json.put(turn.key(), rate.json());
    }
    if (rates.containsKey("debeziumSink")) {
      ratios.put("debeziumSink", ours.over(get(rates, "debeziumSink")));
    }
    ratios.put("storeToCopy", ours.over(get(rates, "copy")));
    stages.put(items + "Items", json);
    console.summary().set("storeStage", stages);
  }

  /** The goals, at the end. */
  public void end() {
    List<Goal> goals = goals();
    console.text("");
    console.text("Ratios: median (least to most), round by round");
    goals.forEach(goal -> console.text(goal.line()));
    console.text("");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    goals.forEach(goal -> json.put(goal.key(), goal.value()));
    console.summary().set("ratios", json);
    console.summary().set("spread", spread(goals));
  }

  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    goals.add(atLeast("floor", "ours to the floor", 0.6));
    goals.add(atLeast("recordExactlyOnce", "ours to a record at a time, exactly once", 50));
    goals.add(atLeast("recordAtLeastOnce", "ours to a record at a time, at least once", 15));
    goals.add(atLeast("outbox", "ours to the outbox", 5));
    goals.add(atLeast("debeziumSink", "our store stage to Debezium's JDBC sink", 1));
    goals.add(atLeast("storeToCopy", "our store stage to COPY", 0.75));
    return goals;
  }

  private Goal atLeast(String key, String what, double wanted) {
    return Goal.atLeast(key, what, ratios.get(key), wanted);
  }

  private static Map<String, Object> spread(List<Goal> goals) {
    Map<String, Object> spread = new LinkedHashMap<>();
    for (Goal goal : goals) {
      if (goal.ratio() != null) {
        spread.put(goal.key(), goal.ratio().json());
      }
    }
    return spread;
  }

  private static String line(String title, Series rate, Series ratio) {
    return String.format(
        Locale.ROOT,
        "  %-36s %9.0f  (%7.0f to %7.0f)   ours is %7.2f x",
        title,
        rate.median(),
        rate.min(),
        rate.max(),
        ratio.median());
  }

  private static Series get(Map<String, Series> rates, String key) {
    Series rate = rates.get(key);
    if (rate == null) {
      throw new IllegalArgumentException("no rate of " + key);
    }
    return rate;
  }
}
