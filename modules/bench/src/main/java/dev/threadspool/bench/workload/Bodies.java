package dev.threadspool.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is asked for, as a caller's JSON: the n-th body is the same in every run with the same seed.
 * Of three items one is a chart with overrides as they stand on a dashboard's screen, one a
 * dashboard, one a chart as it is; of ten, four charts (two with overrides), four dashboards, a
 * file and a repository.
 */
public final class Bodies {

  private static final String[] GRANULARITIES = {"Day", "Week", "Month", "Quarter", "Year"};
  private static final String[] COUNTRIES = {"DE", "FR", "IT", "ES", "PL", "NL", "SE", "US"};
  private static final String WORDS =
      "Why did revenue fall in the north while orders rose and which of our products and customers"
          + " explain it best compared with the same weeks of last year and with our plan ";

  private static final long SEED = 20261125;

  private final int items;
  private final int charts;
  private final long seed;

  /**
   * @param items how many a thread has: at most 10
   * @param charts in the catalogue, all of which are asked for
   */
  public Bodies(int items, int charts, long seed) {
    if (items < 0 || items > 10) {
      throw new IllegalArgumentException("a thread has 0 to 10 items, not " + items);
    }
    this.items = items;
    this.charts = charts;
    this.seed = seed;
  }

  /** Those that all runs of the bench have. */
  public static Bodies of(int items, int charts) {
    return new Bodies(items, charts, SEED);
  }

  /** The n-th. */
  public String body(int n) {
    Random random = new Random(seed * 1_000_003 + n);
    return "{\"prompt\":\"%s\",\"context\":[%s]}"
        .formatted(prompt(random, n), String.join(",", context(random)));
  }

  /** The personal access token of whoever asks for the n-th. */
  public String token(int n) {
    return Lightdash.token(user(n));
  }

  /** The number of whoever asks for the n-th. */
  static int user(int n) {
    return Math.floorMod(n * 31, Lightdash.USERS);
  }

  private static String prompt(Random random, int n) {
    int begin = random.nextInt(WORDS.length() / 2);
    int end = begin + 20 + random.nextInt(WORDS.length() / 2 - 20);
    return "%d: %s?".formatted(n, WORDS.substring(begin, end).strip());
  }

  private List<String> context(Random random) {
    // Distinct ones: a repeated item would be left out.
    int chart = random.nextInt(charts);
    int dashboard = random.nextInt(Lightdash.DASHBOARDS);
    List<String> context = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      context.add(
          switch (i) {
            case 0, 3 -> overridden(random, (chart + i) % charts);
            case 1, 4, 5, 6 ->
                "{\"type\":\"dashboard\",\"dashboardUuid\":\"%s\"}"
                    .formatted(Lightdash.dashboard(dashboard + i));
            case 8 ->
                "{\"type\":\"file\",\"path\":\"models/marts/orders_%d.sql\"}".formatted(chart);
            case 9 -> "{\"type\":\"repository\",\"fullName\":\"jaffle-shop/dbt\"}";
            default ->
                "{\"type\":\"chart\",\"chartUuid\":\"%s\"}"
                    .formatted(Lightdash.chart((chart + i) % charts));
          });
    }
    return context;
  }

  private static String overridden(Random random, int chart) {
    return """
    {"type":"chart","chartUuid":"%s","runtimeOverrides":{\
    "dateZoom":{"granularity":"%s","xAxisFieldId":"orders_ordered_at"},\
    "dashboardParameters":{"region":["EMEA","APAC"],"threshold":%d.5},\
    "dashboardFilters":{"dimensions":[{"id":"by-country",\
    "target":{"fieldId":"customers_country","tableName":"customers"},\
    "operator":"equals","values":["%s","%s"]}],"metrics":[],"tableCalculations":[]}}}"""
        .formatted(
            Lightdash.chart(chart),
            GRANULARITIES[random.nextInt(GRANULARITIES.length)],
            random.nextInt(1_000),
            COUNTRIES[random.nextInt(COUNTRIES.length)],
            COUNTRIES[random.nextInt(COUNTRIES.length)]);
  }
}
