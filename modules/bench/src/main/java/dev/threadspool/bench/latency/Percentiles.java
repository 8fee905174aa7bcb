package dev.threadspool.bench.latency;

import dev.threadspool.bench.report.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** In milliseconds, one value a round each. */
public record Percentiles(Series p50, Series p99, Series p999) {

  static Percentiles of(List<Histogram> rounds) {
    return new Percentiles(at(rounds, 50), at(rounds, 99), at(rounds, 99.9));
  }

  private static Series at(List<Histogram> rounds, double percentile) {
    return new Series(
        rounds.stream().map(round -> round.getValueAtPercentile(percentile) / 1e6).toList());
  }

  /** As the JSON has it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", p50.json());
    json.put("p99", p99.json());
    json.put("p999", p999.json());
    return json;
  }
}
