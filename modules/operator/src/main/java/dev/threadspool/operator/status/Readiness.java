package dev.threadspool.operator.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What a worker or an ingress says of itself.
 *
 * @param detail its own words, in one line
 */
record Readiness(boolean ready, String detail) {

  private static final int LONGEST = 200;

  /**
   * @param url its base address, or that of another probe
   */
  static Readiness ask(URI url, Duration patience) throws IOException, InterruptedException {
    URI probe =
        url.getPath() == null || url.getPath().length() <= 1
            ? url.resolve("/actuator/health/readiness")
            : url;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(patience).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(probe).timeout(patience).build(),
              HttpResponse.BodyHandlers.ofString());
      String body = answer.body().replaceAll("\\s+", " ").strip();
      return new Readiness(
          answer.statusCode() == 200,
          answer.statusCode() + (body.isEmpty() ? "" : " " + cut(body)));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
