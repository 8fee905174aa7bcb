package dev.threadspool.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One figure a round, in the rounds' order.
 *
 * @param values never empty
 */
public record Series(List<Double> values) {

  public Series {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a series has a value at least");
    }
    values = List.copyOf(values);
  }

  /**
   * How much of the other this is, round by round: what troubled the machine in a round troubled
   * both.
   */
  public Series over(Series other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return new Series(ratios);
  }

  /** The middle one, or the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double min() {
    return Collections.min(values);
  }

  public double max() {
    return Collections.max(values);
  }

  /** As the JSON has it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("median", rounded(median()));
    json.put("min", rounded(min()));
    json.put("max", rounded(max()));
    return json;
  }

  /** Four digits that count. */
  public static double rounded(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return 0;
    }
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
