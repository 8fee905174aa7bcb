package dev.threadspool.bench.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ratio with what is wanted of it.
 *
 * @param key in the JSON
 * @param what for people
 * @param ratio null where it was not measured
 * @param wanted what it is to be
 * @param atLeast whether more is better
 */
public record Goal(
    String key, String what, @Nullable Series ratio, double wanted, boolean atLeast) {

  public static Goal atLeast(String key, String what, @Nullable Series ratio, double wanted) {
    return new Goal(key, what, ratio, wanted, true);
  }

  public static Goal atMost(String key, String what, @Nullable Series ratio, double wanted) {
    return new Goal(key, what, ratio, wanted, false);
  }

  /** Null where it was not measured. */
  @Nullable Boolean met() {
    return ratio == null ? null : atLeast ? ratio.median() >= wanted : ratio.median() <= wanted;
  }

  /** Null where it was not measured. */
  public @Nullable Double value() {
    return ratio == null ? null : Series.rounded(ratio.median());
  }

  /** A line of the table. */
  public String line() {
    String goal = String.format(Locale.ROOT, "%s %.2f", atLeast ? ">=" : "<=", wanted);
    if (ratio == null) {
      return String.format(Locale.ROOT, "  %-52s %27s  %-9s not measured", what, "", goal);
    }
    return String.format(
        Locale.ROOT,
        "  %-52s %7.2f  (%7.2f to %7.2f)  %-9s %s",
        what,
        ratio.median(),
        ratio.min(),
        ratio.max(),
        goal,
        Boolean.TRUE.equals(met()) ? "met" : "NOT met");
  }
}
