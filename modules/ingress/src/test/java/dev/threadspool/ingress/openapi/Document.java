package dev.threadspool.ingress.openapi;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, as a validator library reads it. Thread-safe. */
public final class Document {

  /** The contract that everything started from; unchanged. */
  public static final Document SEED = new Document("/schemas/openapi/seed.yaml");

  /** What the ingress serves, as it says itself. */
  public static final Document OWN = new Document("/schemas/openapi/threadspool.yaml");

  private final Paths paths;
  private final OpenApiInteractionValidator validator;

  private Document(String resource) {
    this.paths = new Paths(text(resource));
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(text(resource))
            .withLevelResolver(
                LevelResolver.create()
                    .withDefaultLevel(Level.ERROR)
                    // Allowed where a document does not close an object: so says JSON Schema.
                    .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                    .withLevel("validation.request.parameter.query.unexpected", Level.IGNORE)
                    // OpenAPI: Accept is no parameter; and an answer that is made is given.
                    .withLevel("validation.request.accept.notAllowed", Level.IGNORE)
                    .withLevel("validation.request.accept.invalid", Level.IGNORE)
                    .build())
            .withParseOptions(Paths.asWritten())
            .build();
  }

  static String text(String resource) {
    try (InputStream stream = Document.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the document has the path with this method. */
  boolean describes(Exchange exchange) {
    return paths.operation(exchange) != null;
  }

  Paths paths() {
    return paths;
  }

  /** What is wrong with the request. */
  List<String> faultsOfRequest(Exchange exchange) {
    return faults(validator.validateRequest(request(exchange)));
  }

  /** What is wrong with the answer. */
  List<String> faultsOfAnswer(Exchange exchange) {
    Request.Method method = Request.Method.valueOf(exchange.method());
    return faultsOfAnswer(exchange.uri().getRawPath(), method, exchange);
  }

  /** What is wrong with the answer, were it one of that operation. */
  List<String> faultsOfAnswer(String path, Request.Method method, Exchange exchange) {
    SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
    exchange.headers().map().forEach(response::withHeader);
    Response answer = response.withBody(exchange.body()).build();
    return faults(validator.validateResponse(path, method, answer));
  }

  private static Request request(Exchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.uri().getRawPath());
    exchange.requestHeaders().forEach(request::withHeader);
    parameters(exchange.uri().getRawQuery())
        .forEach(parameter -> request.withQueryParam(parameter.getKey(), parameter.getValue()));
    byte[] body = exchange.requestBody();
    if (body != null) {
      request.withBody(body);
    }
    return request.build();
  }

  private static List<Map.Entry<String, String>> parameters(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return List.of();
    }
    return List.of(query.split("&", -1)).stream()
        .map(each -> each.split("=", 2))
        .map(each -> Map.entry(decoded(each[0]), each.length > 1 ? decoded(each[1]) : ""))
        .toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> faults(ValidationReport report) {
    return report.getMessages().stream()
        .filter(fault -> fault.getLevel() == Level.ERROR)
        .map(fault -> fault.getKey() + ": " + fault.getMessage())
        .toList();
  }
}
