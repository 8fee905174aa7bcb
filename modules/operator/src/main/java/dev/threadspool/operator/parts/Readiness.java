package dev.threadspool.operator.parts;

import dev.threadspool.operator.AwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until an application says that it is ready. */
public final class Readiness {

  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final Duration EVERY = Duration.ofMillis(100);

  private Readiness() {}

  /**
   * @throws AwayException with what the application says of itself, where it is not ready in time
   */
  static void await(String application, int port) throws InterruptedException {
    await(application, port, WITHIN, () -> true);
  }

  /**
   * The same for an application that may end meanwhile.
   *
   * @param within how long it may take
   * @throws AwayException also where it does
   */
  public static void await(String application, int port, Duration within, BooleanSupplier isAlive)
      throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    long deadline = System.nanoTime() + within.toNanos();
    String said = "nothing";
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline) {
        try {
          HttpResponse<String> answer =
              http.send(
                  HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.ofString());
          if (answer.statusCode() == 200) {
            return;
          }
          said = answer.body();
        } catch (IOException e) {
          said = e.toString();
        }
        if (!isAlive.getAsBoolean()) {
          throw new AwayException(
              "the %s has ended before it was ready".formatted(application), null);
        }
        Thread.sleep(EVERY);
      }
    }
    throw new AwayException(
        "the %s is not ready after %d s; it says: %s"
            .formatted(application, within.toSeconds(), said),
        null);
  }
}
