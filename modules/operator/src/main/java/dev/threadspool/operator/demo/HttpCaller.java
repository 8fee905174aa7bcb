package dev.threadspool.operator.demo;

import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks for threads as Lightdash's web application would. */
public final class HttpCaller implements AutoCloseable {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI threads;

  public HttpCaller(String ingressUrl) {
    this.threads =
        URI.create(
            "%s/api/v1/projects/%s/aiAgents/%s/threads"
                .formatted(ingressUrl, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT));
  }

  public HttpAnswer ask(String token, String body, @Nullable String idempotencyKey)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(threads)
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "ApiKey " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    long begin = System.nanoTime();
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new HttpAnswer(answer.statusCode(), MAPPER.readTree(answer.body()), took);
  }

  @Override
  public void close() {
    http.close();
  }
}
