package dev.threadspool.local;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How our PostgreSQL is set up, wherever it runs. */
public final class PostgresSettings {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]*");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.+-]+");

  private PostgresSettings() {}

  /** They are part of a command line. */
  static void requirePlain(Map<String, String> settings) {
    settings.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                "no setting of PostgreSQL: %s=%s".formatted(name, value));
          }
        });
  }

  /**
   * Configuration parameters. Written out, though some are PostgreSQL's defaults: what Threadspool
   * promises rests on the first three.
   */
  public static Map<String, String> parameters() {
    return Map.of(
        "fsync", "on",
        "synchronous_commit", "on",
        "full_page_writes", "on",
        "max_connections", "200",
        "timezone", "UTC");
  }

  /**
   * What {@code initdb} is told: language and sort order are the same everywhere, whatever the
   * environment of whoever starts it.
   */
  public static List<String> initdb() {
    return List.of(
        "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  }
}
