package dev.threadspool.ingress.openapi;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param requestBody null where the request had none
 */
public record Exchange(
    String method,
    URI uri,
    Map<String, List<String>> requestHeaders,
    byte @Nullable [] requestBody,
    int status,
    HttpHeaders headers,
    byte[] body) {

  public static Exchange of(HttpRequest request, HttpResponse<byte[]> response) {
    return new Exchange(
        request.method(),
        request.uri(),
        request.headers().map(),
        request.bodyPublisher().map(Exchange::bytes).orElse(null),
        response.statusCode(),
        response.headers(),
        response.body());
  }

  boolean isError() {
    return status >= 400;
  }

  @Override
  public String toString() {
    return "%s %s -> %d".formatted(method, uri, status);
  }

  /** What a publisher of a test publishes: all at once, in the caller's thread or soon after. */
  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    var body = HttpResponse.BodySubscribers.ofByteArray();
    publisher.subscribe(new Adapter(body));
    return body.getBody().toCompletableFuture().join();
  }

  /** A publisher gives buffers one by one, a body takes lists of them. */
  private record Adapter(HttpResponse.BodySubscriber<byte[]> body)
      implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      body.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      body.onNext(List.of(buffer));
    }

    @Override
    public void onError(Throwable failure) {
      body.onError(failure);
    }

    @Override
    public void onComplete() {
      body.onComplete();
    }
  }
}
