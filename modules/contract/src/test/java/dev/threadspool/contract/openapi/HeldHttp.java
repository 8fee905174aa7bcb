package dev.threadspool.contract.openapi;

import dev.threadspool.contract.openapi.Contract.Meant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/**
 * The HTTP client of tests: holds every exchange against the documents, whatever a test looks at
 * itself. Thread-safe.
 */
public final class HeldHttp implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @throws AssertionError where a document and the exchange disagree
   * @throws UncheckedIOException where there is no answer
   */
  public HttpResponse<byte[]> send(HttpRequest request, Meant meant) {
    HttpResponse<byte[]> response = send(request);
    Contract.hold(Exchange.of(request, response), meant);
    return response;
  }

  /** The same, without waiting for the answer; what is wrong with it fails the future. */
  public CompletableFuture<HttpResponse<byte[]>> sendAsync(HttpRequest request, Meant meant) {
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .whenComplete((_, failure) -> cutOffIf(failure != null))
        .thenApply(
            response -> {
              Contract.hold(Exchange.of(request, response), meant);
              return response;
            });
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
    return send(request);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      cutOffIf(true);
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void cutOffIf(boolean failed) {
    if (failed) {
      Tally.exempt(Exempt.CUT_OFF);
    }
  }

  /** Takes no more requests; those under way go on, and nobody waits for them here. */
  @Override
  public void close() {
    client.shutdown();
  }
}
