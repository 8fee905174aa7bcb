package dev.threadspool.bench.latency;

import dev.threadspool.bench.workload.Bodies;
import dev.threadspool.local.sample.SampleLightdash;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open loop: a request is sent when it is due, however many of those before have no answer yet,
 * and its time counts from then on. A server that stands still is charged for all that come
 * meanwhile.
 */
final class Requests implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 8;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Bodies bodies;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build();

  Requests(Bodies bodies) {
    this.bodies = bodies;
  }

  /** Returns when all are answered; answers are in the requests' order. */
  List<Answer> send(int port, int count, int rate) {
    List<HttpRequest> requests = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      requests.add(request(port, n));
    }
    List<CompletableFuture<Answer>> answers = new ArrayList<>(count);
    long begin = System.nanoTime();
    for (int n = 0; n < count; n++) {
      long due = begin + n * 1_000_000_000L / rate;
      await(due);
      answers.add(send(requests.get(n), n, due));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  /** The same, with {@link #AT_ONCE} under way at any time. */
  List<Answer> hurry(int port, int count) throws InterruptedException {
    Semaphore places = new Semaphore(AT_ONCE);
    List<CompletableFuture<Answer>> answers = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      HttpRequest request = request(port, n);
      places.acquire();
      answers.add(send(request, n, System.nanoTime()).whenComplete((_, _) -> places.release()));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static void await(long due) {
    long left;
    while ((left = due - System.nanoTime()) > 0) {
      LockSupport.parkNanos(left);
    }
  }

  private CompletableFuture<Answer> send(HttpRequest request, int n, long due) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .handle((answer, failure) -> answer(n, due, System.nanoTime(), answer, failure));
  }

  private static Answer answer(
      int n,
      long due,
      long now,
      @Nullable HttpResponse<byte[]> answer,
      @Nullable Throwable failure) {
    if (answer == null) {
      return new Answer(n, null, Objects.requireNonNull(failure).toString(), due, now);
    }
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() != 200) {
      String message = body.path("error").path("message").asString("");
      return new Answer(n, null, answer.statusCode() + " " + message, due, now);
    }
    UUID threadUuid = UUID.fromString(body.path("results").path("uuid").asString());
    return new Answer(n, threadUuid, null, due, now);
  }

  private HttpRequest request(int port, int n) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%d/api/v1/projects/%s/aiAgents/%s/threads"
                    .formatted(port, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT)))
        .timeout(PATIENCE)
        .header("Authorization", "ApiKey " + bodies.token(n))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(bodies.body(n)))
        .build();
  }

  @Override
  public void close() {
    http.close();
    executor.close();
  }
}
