package dev.threadspool.contract.openapi;

import dev.threadspool.contract.openapi.Contract.Meant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The HTTP client of tests: holds every exchange against the documents, whatever a test looks at
 * itself. Thread-safe.
 */
public final class HeldHttp implements AutoCloseable {

  private final Queue<AssertionError> violations = new ConcurrentLinkedQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @throws AssertionError where a document and the exchange disagree
   * @throws IOException where there is no answer
   */
  public HttpResponse<byte[]> ask(HttpRequest request, Meant meant)
      throws IOException, InterruptedException {
    return held(request, answer(request), meant);
  }

  /**
   * The same, for tests that take an answer for granted.
   *
   * @throws UncheckedIOException where there is none
   */
  public HttpResponse<byte[]> send(HttpRequest request, Meant meant) {
    return held(request, certainAnswer(request), meant);
  }

  /** The same, without waiting for the answer; what is wrong with it fails the future. */
  public CompletableFuture<HttpResponse<byte[]>> sendAsync(HttpRequest request, Meant meant) {
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .whenComplete((_, failure) -> cutOffIf(failure != null))
        .thenApply(response -> held(request, response, meant));
  }

  /**
   * Asks what operators ask, below {@code /actuator}; no document has it.
   *
   * @throws IllegalArgumentException for another path
   */
  public HttpResponse<byte[]> operate(HttpRequest request) {
    if (!request.uri().getPath().startsWith("/actuator/")) {
      throw new IllegalArgumentException("for callers too: " + request.uri());
    }
    Tally.exempt(Exempt.OPERATIONS);
    return certainAnswer(request);
  }

  private HttpResponse<byte[]> held(
      HttpRequest request, HttpResponse<byte[]> response, Meant meant) {
    try {
      Contract.hold(Exchange.of(request, response), meant);
    } catch (AssertionError violation) {
      violations.add(violation);
      throw violation;
    }
    return response;
  }

  private HttpResponse<byte[]> certainAnswer(HttpRequest request) {
    try {
      return answer(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      cutOffIf(true);
      throw e;
    }
  }

  private static void cutOffIf(boolean failed) {
    if (failed) {
      Tally.exempt(Exempt.CUT_OFF);
    }
  }

  /**
   * Takes no more requests; those under way go on, and nobody waits for them here.
   *
   * @throws AssertionError the first that was thrown before, if any: a test's own threads may have
   *     died of it unseen
   */
  @Override
  public void close() {
    client.shutdown();
    AssertionError first = violations.peek();
    if (first != null) {
      throw first;
    }
  }
}
