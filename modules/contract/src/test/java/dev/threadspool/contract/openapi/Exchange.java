package dev.threadspool.contract.openapi;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param request null where what was sent is no HTTP request
 */
public record Exchange(@Nullable Request request, Answer answer) {

  /**
   * @param body null where there was none
   */
  public record Request(
      String method, URI uri, Map<String, List<String>> headers, byte @Nullable [] body) {

    String path() {
      return uri.getRawPath();
    }

    /** Everything under a name, in whatever case it was written. */
    List<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .flatMap(header -> header.getValue().stream())
          .toList();
    }
  }

  /** What came back. */
  public record Answer(int status, HttpHeaders headers, byte[] body) {}

  public static Exchange of(HttpRequest request, HttpResponse<byte[]> response) {
    return new Exchange(
        new Request(request.method(), request.uri(), request.headers().map(), SentBody.of(request)),
        new Answer(response.statusCode(), response.headers(), response.body()));
  }

  boolean isError() {
    return answer.status() >= 400;
  }

  @Override
  public String toString() {
    return request == null
        ? "no HTTP -> %d".formatted(answer.status())
        : "%s %s -> %d".formatted(request.method(), request.uri(), answer.status());
  }
}
