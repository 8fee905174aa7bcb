package dev.threadspool.contract.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The bytes that a publisher of a test publishes: all at once, in the caller's thread or soon. */
final class SentBody {

  private SentBody() {}

  /** Null where the request has no body. */
  static byte @Nullable [] of(HttpRequest request) {
    return request.bodyPublisher().map(SentBody::bytes).orElse(null);
  }

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
