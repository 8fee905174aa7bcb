package dev.threadspool.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Talks to a registry as Confluent's clients do. */
final class RegistryClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String url;

  RegistryClient(String url) {
    this.url = url;
  }

  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build()).body();
  }

  /**
   * Registers a record with one field under a subject; the status says whether the registry took
   * it.
   */
  int registerRecordWithField(String subject, String field)
      throws IOException, InterruptedException {
    String schema =
        """
        {"type": "record", "name": "R", "fields": [{"name": "%s", "type": "string"}]}"""
            .formatted(field);
    String body = "{\"schema\": \"" + schema.replace("\"", "\\\"") + "\"}";
    return send(request("/subjects/" + subject + "/versions")
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build())
        .statusCode();
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
