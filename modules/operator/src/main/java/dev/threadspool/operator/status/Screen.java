package dev.threadspool.operator.status;

import dev.threadspool.operator.console.Console;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints it: parts, partitions, and what they are in sum. */
final class Screen {

  private static final String UNKNOWN = "unknown";

  private final Console run;
  private final int partitions;
  private final Map<String, Object> totals = new LinkedHashMap<>();

  /**
   * @param partitions at most so many are listed, those that lag most
   */
  Screen(Console run, int partitions) {
    this.run = run;
    this.partitions = partitions;
  }

  void print(Answers answers, List<Part> parts) {
    parts.forEach(this::print);
    Lags lags = Lags.of(answers.cluster(), answers.database());
    header(lags.all().size());
    lags.all().stream().limit(partitions).forEach(this::print);
    totals.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    set("lag", lags.sum(Lag::lag));
    set("inFlight", lags.sum(Lag::inFlight));
    rates(answers);
    set(
        "deadLetters",
        answers.database() instanceof Answer.Given<DatabaseFacts>(DatabaseFacts facts, _)
            ? (Long) facts.store().deadLetters()
            : null);
    count("up", parts, Part.State.UP);
    count("wrong", parts, Part.State.WRONG);
    count("away", parts, Part.State.AWAY);
    totals.forEach(run.summary()::set);
  }

  /** For those who look again: the summary comes only at the end. */
  void printTotals() {
    run.item(
        totals.entrySet().stream()
            .map(total -> total.getKey() + " " + total.getValue())
            .collect(Collectors.joining(", ", "%n".formatted(), "%n".formatted())),
        totals);
  }

  private void print(Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", part.name());
    json.put("state", part.state().name().toLowerCase(Locale.ROOT));
    json.put("detail", part.detail());
    json.putAll(part.facts());
    String state = part.state() == Part.State.UP ? "up" : part.state().name();
    run.item("%-6s %-12s %s".formatted(state, part.name(), part.detail()), json);
  }

  private void header(int all) {
    String more = all > partitions ? " (%d of %d partitions)".formatted(partitions, all) : "";
    run.text(
        "%n%-40s %12s %12s %10s %12s %12s %9s"
            .formatted(
                "commands" + more, "end", "committed", "lag", "decided", "announced", "in flight"));
  }

  private void print(Lag lag) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", lag.topic());
    json.put("partition", lag.partition());
    put(json, "end", lag.end());
    put(json, "committed", lag.committed());
    put(json, "lag", lag.lag());
    put(json, "decided", lag.decided());
    put(json, "announced", lag.announced());
    put(json, "inFlight", lag.inFlight());
    run.item(
        "%-40s %12s %12s %10s %12s %12s %9s"
            .formatted(
                lag.topic() + "-" + lag.partition(),
                text(lag.end()),
                text(lag.committed()),
                text(lag.lag()),
                text(lag.decided()),
                text(lag.announced()),
                text(lag.inFlight())),
        json);
  }

  private void rates(Answers answers) {
    Function<Function<ClusterFacts.Offsets, Map<?, Long>>, @Nullable Double> ofCluster =
        which ->
            answers.cluster() instanceof Answer.Given<ClusterFacts>(ClusterFacts facts, _)
                ? perSecond(
                    sum(which.apply(facts.before())),
                    sum(which.apply(facts.now())),
                    facts.seconds())
                : null;
    rate("publishedPerSecond", ofCluster.apply(ClusterFacts.Offsets::ends));
    rate(
        "decidedPerSecond",
        answers.database() instanceof Answer.Given<DatabaseFacts>(DatabaseFacts facts, _)
            ? perSecond(decided(facts.before()), decided(facts.store().progress()), facts.seconds())
            : null);
    rate("announcedPerSecond", ofCluster.apply(ClusterFacts.Offsets::committed));
  }

  private static long decided(Map<PartitionKey, Progress> progress) {
    return progress.values().stream().mapToLong(Progress::decidedNext).sum();
  }

  private static long sum(Map<?, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double perSecond(long before, long after, double seconds) {
    return Math.round(10 * Math.max(0, after - before) / Math.max(seconds, 1e-3)) / 10.0;
  }

  private void rate(String name, @Nullable Double rate) {
    totals.put(name, rate == null ? UNKNOWN : rate);
  }

  private void set(String name, @Nullable Long value) {
    totals.put(name, value == null ? UNKNOWN : value);
  }

  private void count(String name, List<Part> parts, Part.State state) {
    totals.put(name, parts.stream().filter(part -> part.state() == state).count());
  }

  private static void put(Map<String, Object> json, String name, @Nullable Long value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String text(@Nullable Long value) {
    return value == null ? "?" : String.format(Locale.ROOT, "%,d", value);
  }
}
