package dev.threadspool.ingress.http;

import java.util.List;
import java.util.stream.Stream;

/** RFC 7240's {@code Prefer: respond-async}. */
final class Preference {

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";
  static final String RESPOND_ASYNC = "respond-async";

  private Preference() {}

  /**
   * @param headers all {@code Prefer} headers; other preferences and parameters are ignored
   */
  static boolean isAsync(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(preference -> preference.split(";", 2)[0].strip())
        .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
  }
}
