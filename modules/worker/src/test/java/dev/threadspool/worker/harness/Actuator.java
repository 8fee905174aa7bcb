package dev.threadspool.worker.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker's health and metrics, asked over HTTP as a cluster's scheduler asks. */
public final class Actuator implements AutoCloseable {

  /** What was answered. */
  public record Answer(int status, String body) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  public Actuator(ConfigurableApplicationContext worker) {
    this.base =
        "http://127.0.0.1:%s/actuator/"
            .formatted(worker.getEnvironment().getProperty("local.server.port"));
  }

  public Answer readiness() {
    return get("health/readiness");
  }

  public Answer liveness() {
    return get("health/liveness");
  }

  /** {@code threadspool.dependency.up} as it is scraped. */
  public boolean isUp(String dependency) {
    return get("prometheus")
        .body()
        .contains("threadspool_dependency_up{dependency=\"%s\"} 1.0".formatted(dependency));
  }

  private Answer get(String path) {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(base + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException("the worker does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the worker", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
