package dev.threadspool.operator.status;

import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.schemas.SchemaState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the registry tells.
 *
 * @param version its product and version, empty where it does not say
 * @param missing subjects whose schema of this version it does not have
 */
record RegistryFacts(String version, int schemas, List<String> missing) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  static RegistryFacts ask(
      Callable<SchemaRegistrar> connect, Map<String, Schema> schemas, String url) throws Exception {
    try (SchemaRegistrar registrar = connect.call()) {
      registrar.ping();
      List<String> missing =
          schemas.entrySet().stream()
              .filter(
                  schema ->
                      !(registrar.check(schema.getKey(), schema.getValue())
                          instanceof SchemaState.Registered))
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      return new RegistryFacts(version(url), schemas.size(), missing);
    }
  }

  /** The API has no call for that; products have. One that wants a password is not asked. */
  private static String version(String url) throws InterruptedException {
    String first = url.split(",")[0].strip().replaceAll("/+$", "");
    int apis = first.indexOf("/apis/");
    return apis < 0
        ? told(first + "/v1/metadata/version", "Confluent")
        : told(first.substring(0, apis) + "/apis/registry/v3/system/info", "Apicurio");
  }

  private static String told(String url, String product) throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode version = JsonMapper.shared().readTree(answer.body()).path("version");
      return answer.statusCode() == 200 && version.isString()
          ? product + " " + version.asString()
          : "";
    } catch (IOException | JacksonException | IllegalArgumentException _) {
      return "";
    }
  }
}
