package dev.threadspool.operator.send;

import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ingress. What may be asked again is asked again, with the same key. */
final class HttpTarget implements Target<HttpTarget.Prepared> {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int TRIES = 10;
  private static final int LONGEST_PAUSE_SECONDS = 30;

  /** The outcome is not known yet, or nothing was done: with the same key nothing is done twice. */
  private static final Set<Integer> AGAIN = Set.of(202, 429, 503, 504);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;
  private final Console run;

  /** An entry, ready to go. */
  record Prepared(int place, String path, String key, String body) {}

  HttpTarget(URI base, String token, Console run) {
    this.base = base;
    this.token = token;
    this.run = run;
  }

  @Override
  public Prepared prepare(Entry entry) throws BadEntryException {
    Fields fields = new Fields(entry.json());
    UUID project = fields.uuid("projectUuid");
    UUID agent = fields.uuid("agentUuid");
    String key = fields.optionalText("idempotencyKey");
    return new Prepared(
        entry.place(),
        "/api/v1/projects/%s/aiAgents/%s/threads".formatted(project, agent),
        Objects.requireNonNullElseGet(key, () -> entry.derived("key").toString()),
        RequestJson.write(fields.request()));
  }

  @Override
  public int atATime() {
    return 1;
  }

  @Override
  public void send(List<Prepared> some) throws InterruptedException {
    for (Prepared each : some) {
      tell(each, answer(each));
    }
  }

  private HttpResponse<String> answer(Prepared prepared) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + prepared.path()))
            .timeout(TIMEOUT)
            .header("Authorization", "ApiKey " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", prepared.key())
            .POST(HttpRequest.BodyPublishers.ofString(prepared.body()))
            .build();
    for (int nth = 1; ; nth++) {
      @Nullable IOException failure = null;
      long pause = nth;
      try {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (!AGAIN.contains(answer.statusCode()) || nth == TRIES) {
          return answer;
        }
        pause = answer.headers().firstValueAsLong("Retry-After").orElse(nth);
      } catch (IOException e) {
        failure = e;
      }
      if (failure != null && nth == TRIES) {
        throw new AwayException("no ingress answers at " + base, failure);
      }
      run.checkpoint();
      Thread.sleep(Duration.ofSeconds(Math.clamp(pause, 1, LONGEST_PAUSE_SECONDS)));
    }
  }

  private void tell(Prepared prepared, HttpResponse<String> answer) {
    JsonNode body = json(answer.body());
    if (answer.statusCode() == 200) {
      String thread = body.path("results").path("uuid").asString();
      run.summary().add("sent", 1);
      run.item(
          "%d: thread %s  made".formatted(prepared.place(), thread),
          Map.of("entry", prepared.place(), "status", 200, "thread", thread));
      return;
    }
    String error = body.path("error").path("name").asString("");
    String message = body.path("error").path("message").asString("");
    run.summary().add("refused", 1);
    run.item(
        "%d: %d %s: %s"
            .formatted(prepared.place(), answer.statusCode(), error, Printable.line(message)),
        Map.of(
            "entry",
            prepared.place(),
            "status",
            answer.statusCode(),
            "error",
            error,
            "message",
            message));
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
