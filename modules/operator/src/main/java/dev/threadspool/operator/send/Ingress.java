package dev.threadspool.operator.send;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Is asked over HTTP. What may be asked again is asked again, with the same key. */
final class Ingress implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int TRIES = 10;
  private static final int LONGEST_PAUSE_SECONDS = 30;

  /** How long an answer is still waited for once the command is to end, at most. */
  private static final int PATIENCE_SECONDS = 1;

  /** The outcome is not known yet, or nothing was done: with the same key nothing is done twice. */
  private static final Set<Integer> AGAIN = Set.of(202, 429, 503, 504);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;
  private final Console run;

  /**
   * @param token fit for a header, as {@link AccessToken} reads it
   */
  Ingress(URI base, String token, Console run) {
    this.base = base;
    this.token = token;
    this.run = run;
  }

  /**
   * The last answer.
   *
   * @param key fit for a header
   * @throws dev.threadspool.operator.console.StoppedException where the command is to end; asked
   *     again, with the same key, nothing is done twice
   * @throws AwayException where nobody answers
   */
  HttpResponse<String> ask(String path, String key, String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
            .timeout(TIMEOUT)
            .header("Authorization", "ApiKey " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    for (int nth = 1; ; nth++) {
      run.checkpoint();
      long pause = nth;
      try {
        HttpResponse<String> answer = answer(request);
        if (!AGAIN.contains(answer.statusCode()) || nth == TRIES) {
          return answer;
        }
        pause = retryAfter(answer, nth);
      } catch (IOException e) {
        if (nth == TRIES) {
          throw new AwayException("no ingress answers at " + base, e);
        }
      }
      run.pause(Duration.ofSeconds(Math.clamp(pause, 1, LONGEST_PAUSE_SECONDS)));
    }
  }

  /** Looks up every now and then, since an ingress may take a minute to answer. */
  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    while (true) {
      try {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        run.checkpoint();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException away ? away : new IOException(e.getCause());
      }
    }
  }

  /** In seconds; a date, its other form, would only count where both clocks are alike. */
  private static long retryAfter(HttpResponse<String> answer, long otherwise) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::valueOf)
        .orElse(otherwise);
  }

  @Override
  public void close() {
    // What is still under way is what the command does not wait for any more.
    http.shutdownNow();
    http.close();
  }
}
