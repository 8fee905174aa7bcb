package dev.threadspool.bench.report;

import dev.threadspool.bench.latency.Latencies;
import dev.threadspool.bench.latency.Pace;
import dev.threadspool.bench.latency.Percentiles;
import dev.threadspool.bench.latency.Service;
import dev.threadspool.operator.console.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells how long requests took: a table for people, the member {@code latency} of the summary. */
public final class LatencyReport {

  private static final double EVENT_WITHIN_MILLIS = 100;

  private final Console console;

  public LatencyReport(Console console) {
    this.console = console;
  }

  /** What the first requests after the start were answered, other than 200. */
  public void first(List<Service> services, Map<String, Latencies> measured) {
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    for (Service service : services) {
      Latencies latencies = get(measured, service);
      console.text(
          String.format(
              Locale.ROOT,
              "  %-44s p50 %7.1f   p99 %7.1f   not counted: just started",
              service.title(),
              latencies.request().p50().median(),
              latencies.request().p99().median()));
      refused(latencies);
      json.put(service.key(), refusals(latencies));
    }
    console.summary().set("refusedAfterStart", json);
  }

  /**
   * All percentiles, and the ratios that are wanted.
   *
   * @param services ours, the same without announcing, and others
   * @param measured by rate, by service
   */
  public void latency(List<Service> services, Map<Integer, Map<String, Latencies>> measured) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Map<String, Object> rates = new LinkedHashMap<>();
    measured.forEach((rate, of) -> rates.put(rate + "PerSecond", rate(rate, services, of)));
    Map<String, Latencies> main = Objects.requireNonNull(measured.get(Pace.MAIN_RATE));
    List<Goal> goals = goals(get(main, services.getFirst()), get(main, services.get(1)));
    console.text("");
    console.text("At %d requests a second:".formatted(Pace.MAIN_RATE));
    goals.forEach(goal -> console.text(goal.line()));
    goals.forEach(goal -> json.put(goal.key(), goal.value()));
    Map<String, Object> spread = new LinkedHashMap<>();
    goals.forEach(goal -> spread.put(goal.key(), Objects.requireNonNull(goal.ratio()).json()));
    json.put("spread", spread);
    json.put("milliseconds", rates);
    console.summary().set("latency", json);
  }

  private static List<Goal> goals(Latencies ours, Latencies unannounced) {
    return List.of(
        Goal.atMost(
            "p50Ratio",
            "p50 to that without announcing",
            ours.request().p50().over(unannounced.request().p50()),
            1.6),
        Goal.atMost(
            "p99Ratio",
            "p99 to that without announcing",
            ours.request().p99().over(unannounced.request().p99()),
            2),
        Goal.atMost(
            "eventAfterReplyP50",
            "p50 from the answer to the event, ms",
            Objects.requireNonNull(ours.eventAfterReply()).p50(),
            EVENT_WITHIN_MILLIS));
  }

  private Map<String, Object> rate(
      int rate, List<Service> services, Map<String, Latencies> measured) {
    Map<String, Object> json = new LinkedHashMap<>();
    console.text("");
    console.text(
        "Milliseconds from when a request was due, %d a second: medians of rounds".formatted(rate));
    for (Service service : services) {
      Latencies latencies = get(measured, service);
      Map<String, Object> one = new LinkedHashMap<>();
      put(one, "request", service.title() + ": to 200", latencies.request());
      put(one, "event", "  to its event", latencies.event());
      put(one, "eventAfterReply", "  from 200 to its event", latencies.eventAfterReply());
      one.put("sent", latencies.sent());
      one.put("refused", refusals(latencies));
      refused(latencies);
      json.put(service.key(), one);
    }
    return json;
  }

  private static List<Map<String, Object>> refusals(Latencies latencies) {
    return latencies.refused().entrySet().stream()
        .map(one -> Map.<String, Object>of("answer", one.getKey(), "count", one.getValue()))
        .toList();
  }

  private void refused(Latencies latencies) {
    latencies
        .refused()
        .forEach(
            (answer, count) ->
                console.text(
                    "    %d of %d, in no figure, were answered: %s"
                        .formatted(count, latencies.sent(), answer)));
  }

  private void put(
      Map<String, Object> json, String key, String what, @Nullable Percentiles percentiles) {
    if (percentiles == null) {
      return;
    }
    json.put(key, percentiles.json());
    console.text(
        String.format(
            Locale.ROOT,
            "  %-44s p50 %7.1f   p99 %7.1f   p99.9 %7.1f",
            what,
            percentiles.p50().median(),
            percentiles.p99().median(),
            percentiles.p999().median()));
  }

  private static Latencies get(Map<String, Latencies> measured, Service service) {
    return Objects.requireNonNull(measured.get(service.key()), service.key());
  }
}
