package dev.threadspool.acceptance.restart;

import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** One request for a thread. */
final class Asking {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Asking() {}

  /**
   * What came back.
   *
   * @param threadUuid empty where there is none
   * @param retryAfter in seconds; 0 where it was not told
   */
  record Answer(int status, String threadUuid, long retryAfter) {}

  /**
   * @throws IOException where no answer came
   */
  static Answer ask(HeldHttp http, URI ingress, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                ingress.resolve(
                    "/api/v1/projects/%s/aiAgents/%s/threads"
                        .formatted(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT)))
            .timeout(PATIENCE)
            .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"What sells?\"}"))
            .build();
    HttpResponse<byte[]> answer = http.ask(request, Meant.VALID);
    return new Answer(
        answer.statusCode(),
        JsonMapper.shared().readTree(answer.body()).path("results").path("uuid").asString(""),
        answer.headers().firstValueAsLong("Retry-After").orElse(0));
  }
}
