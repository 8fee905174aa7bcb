package dev.threadspool.worker.resolve.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * GET requests to the API of a host, each with a bound of time and of size. A redirect is followed
 * where it stays within the same API, and nowhere else.
 */
final class Transport implements AutoCloseable {

  /** A pull request takes about 30 KiB, with its description up to 256 KiB on GitHub. */
  static final int BODY_BYTES = 1024 * 1024;

  private static final int REDIRECTS = 2;

  private final HttpClient client;
  private final Duration timeout;

  Transport(Duration connectTimeout, Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    this.timeout = timeout;
  }

  /**
   * @param etag what is known already, null for nothing
   * @return the last answer; a redirect that leads elsewhere is returned as it came
   * @throws TimeoutException where it is not there in time with all its body
   * @throws IOException where the connection fails
   */
  Reply get(ProviderHost host, URI resource, @Nullable String etag)
      throws IOException, TimeoutException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    URI uri = resource;
    for (int redirects = 0; ; redirects++) {
      Reply reply = exchange(request(host, uri, etag), end - System.nanoTime());
      URI next = target(uri, reply);
      if (next == null || redirects == REDIRECTS || !host.covers(next)) {
        return reply;
      }
      uri = next;
    }
  }

  private static HttpRequest request(ProviderHost host, URI uri, @Nullable String etag) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "threadspool");
    host.kind().api().headers(host.token()).forEach(request::header);
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    return request.build();
  }

  /** The JDK's own time-out of a request ends with the headers; this one includes the body. */
  private Reply exchange(HttpRequest request, long nanos)
      throws IOException, TimeoutException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, _ -> new BoundedBody(BODY_BYTES));
    try {
      HttpResponse<byte[]> response = exchange.get(nanos, TimeUnit.NANOSECONDS);
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private static @Nullable URI target(URI from, Reply reply) {
    String location = reply.header("location");
    boolean redirects =
        switch (reply.status()) {
          case 301, 302, 307, 308 -> location != null && !location.isEmpty();
          default -> false;
        };
    if (!redirects || location == null) {
      return null;
    }
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
