package dev.threadspool.ingress.http;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** RFC 7240's {@code Prefer: respond-async} and {@code Prefer: wait=n}. */
final class Preference {

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";
  static final String RESPOND_ASYNC = "respond-async";

  private static final Pattern WAIT =
      Pattern.compile("wait\\s*=\\s*\"?([0-9]{1,9})\"?", Pattern.CASE_INSENSITIVE);

  private Preference() {}

  /**
   * @param headers all {@code Prefer} headers; other preferences and parameters are ignored
   */
  static boolean isAsync(List<String> headers) {
    return preferences(headers).anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
  }

  /**
   * For how long a reader wants to wait; zero where none is said, or nothing that is a number of
   * seconds. The first one counts.
   *
   * @param longest whoever wants to wait longer waits so long
   */
  static Duration readWait(List<String> headers, Duration longest) {
    return preferences(headers)
        .map(WAIT::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
        .map(wait -> wait.compareTo(longest) > 0 ? longest : wait)
        .orElse(Duration.ZERO);
  }

  /** What is told about a wait. */
  static String wait(Duration wait) {
    return "wait=" + wait.toSeconds();
  }

  private static Stream<String> preferences(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(preference -> preference.split(";", 2)[0].strip());
  }
}
