package dev.threadspool.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI document, as two validator libraries read it: one for whole exchanges, the other for
 * bodies of any size. Where both are asked they have to agree. Thread-safe.
 */
public final class Document {

  /** The contract that everything started from; unchanged. */
  public static final Document SEED = new Document("/schemas/openapi/seed.yaml");

  /** What the ingress serves, as it says itself. */
  public static final Document OWN = new Document("/schemas/openapi/threadspool.yaml");

  /** Which libraries look at a body. */
  enum Libraries {
    /** And they have to agree; about large bodies the faster one only. */
    BOTH,
    /** The one for bodies. */
    FASTER
  }

  /** A thread is asked for; what nobody has described is answered as this is. */
  static final Exchange.Request CREATE =
      new Exchange.Request(
          "POST",
          URI.create("/api/v1/projects/projectUuid/aiAgents/agentUuid/threads"),
          Map.of(),
          null);

  /**
   * Bytes. The library for whole exchanges takes two milliseconds for each element of an array that
   * it has a schema for (a hundred thousand: minutes), and that for bodies a thirtieth of it.
   */
  private static final int LARGE = 16 * 1024;

  /** A body without faults. */
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Paths paths;
  private final BodySchema bodies;
  private final OpenApiInteractionValidator validator;

  private Document(String resource) {
    this.paths = new Paths(text(resource));
    this.bodies = new BodySchema(text(resource), "ApiAiAgentThreadCreateRequest");
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

  public static String text(String resource) {
    try (InputStream stream = Document.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the document has the path with this method. */
  boolean describes(Exchange.Request request) {
    return paths.operation(request) != null;
  }

  /** Whether one thread is asked for: then an error may be that of the command for it. */
  boolean isReading(Exchange.Request request) {
    Operation operation = paths.operation(request);
    return operation != null && operation.getOperationId().equals("getAgentThread");
  }

  public Paths paths() {
    return paths;
  }

  /** What is wrong with the request. */
  List<String> faultsOfRequest(Exchange.Request request, Libraries libraries) {
    byte[] body = request.body();
    if (body == null || !isJson(request)) {
      return faults(validator.validateRequest(request(request, body)));
    }
    List<String> ofBody = bodies.faults(body);
    if (libraries == Libraries.FASTER || body.length > LARGE) {
      List<String> faults = new ArrayList<>(ofBody);
      faults.addAll(faults(validator.validateRequest(request(request, EMPTY))));
      return faults;
    }
    List<String> faults = faults(validator.validateRequest(request(request, body)));
    assertThat(faults.stream().anyMatch(fault -> fault.startsWith("validation.request.body")))
        .as("the two libraries agree about %s: %s, %s", request, faults, ofBody)
        .isEqualTo(!ofBody.isEmpty());
    return faults;
  }

  private static boolean isJson(Exchange.Request request) {
    return request.header("Content-Type").stream()
        .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"));
  }

  /** What is wrong with the answer to such a request. */
  List<String> faultsOfAnswer(Exchange.Request request, Exchange.Answer answer) {
    SimpleResponse.Builder response = new SimpleResponse.Builder(answer.status());
    answer.headers().map().forEach(response::withHeader);
    return faults(
        validator.validateResponse(
            request.path(),
            Request.Method.valueOf(request.method()),
            response.withBody(answer.body()).build()));
  }

  private static Request request(Exchange.Request request, byte @Nullable [] body) {
    SimpleRequest.Builder simple = new SimpleRequest.Builder(request.method(), request.path());
    request.headers().forEach(simple::withHeader);
    parameters(request.uri().getRawQuery())
        .forEach(parameter -> simple.withQueryParam(parameter.getKey(), parameter.getValue()));
    if (body != null) {
      simple.withBody(body);
    }
    return simple.build();
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
