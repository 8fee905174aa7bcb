package dev.threadspool.ingress.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.openapi.Document;
import dev.threadspool.contract.openapi.Documented;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.HttpErrors;
import dev.threadspool.ingress.error.ReadRefusals;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document says what is served: no route more, no route less, no error that it does not name.
 */
@ExtendWith(Shared.Extension.class)
class DocumentTest {

  /** Whatever a refusal may take. */
  private static final Map<Class<?>, Object> ANY =
      Map.of(
          long.class,
          2L,
          String.class,
          "any",
          int.class,
          1,
          UUID.class,
          new UUID(0, 0),
          Dependency.class,
          Dependency.BROKER,
          ApiError.class,
          new ApiError("ParameterError", 400, "any", null));

  private final TestIngress ingress;

  DocumentTest(Shared shared) {
    this.ingress = shared.ingress();
  }

  @Test
  void shouldServeItselfToAnybody() {
    // When
    HttpResponse<byte[]> yaml = ingress.get("/openapi.yaml");
    HttpResponse<byte[]> json = ingress.get("/openapi.json");

    // Then
    String source = Document.text("/schemas/openapi/threadspool.yaml");
    assertThat(new String(yaml.body(), StandardCharsets.UTF_8)).isEqualTo(source);
    assertThat(yaml.headers().firstValue("Content-Type"))
        .contains("application/yaml;charset=UTF-8");
    assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(json.body())).isEqualTo(mapper.valueToTree(new Yaml().load(source)));
  }

  @Test
  void shouldKeepTheSeedAsItIs() throws Exception {
    // When
    byte[] seed = Document.text("/schemas/openapi/seed.yaml").getBytes(StandardCharsets.UTF_8);

    // Then
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed)))
        .isEqualTo("dadb085aa44ccf99e3a56b88baf2e41aa8c6cf68c0115213a75f821957b15fb3");
  }

  @Test
  void shouldHaveTheRoutesThatAreServedAndNoOthers() {
    // When
    Set<String> documented = new TreeSet<>();
    Document.OWN
        .paths()
        .api()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .keySet()
                    .forEach(method -> documented.add(method + " " + path)));

    // Then the container's own error page is no route of ours
    assertThat(documented).isEqualTo(ingress.routes("/error"));
  }

  @Test
  void shouldNameEveryErrorOfTheWebServer() {
    // Given statuses that only the ingress and the worker give, never the web server
    Set<Integer> decided = Set.of(409, 410, 422, 504);
    Operation create = operation("createAgentThread");

    // Then
    IntStream.range(400, 600)
        .filter(status -> !decided.contains(status))
        .mapToObj(HttpErrors::of)
        .forEach(
            error ->
                assertThat(names(create, error.statusCode()))
                    .as("%d", error.statusCode())
                    .contains(error.name()));
  }

  @Test
  void shouldNameEveryRefusal() {
    // Given
    Operation create = operation("createAgentThread");

    // When
    Stream<ApiError> errors = refusals(Refusals.class);

    // Then
    assertThat(errors)
        .hasSizeGreaterThan(8)
        .allSatisfy(error -> assertThat(names(create, error.statusCode())).contains(error.name()));
  }

  @Test
  void shouldNameEveryRefusalOfAReader() {
    // Given
    List<Operation> reads =
        operations().filter(each -> !each.getOperationId().startsWith("create")).toList();

    // When
    Stream<ApiError> errors = refusals(ReadRefusals.class);

    // Then
    assertThat(errors)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            error ->
                assertThat(reads)
                    .anyMatch(read -> names(read, error.statusCode()).contains(error.name())));
  }

  @Test
  void shouldNameNoOtherErrors() {
    // Given what the ingress refuses, what the worker decides, and what nobody knows in time
    Map<String, Set<String>> errors =
        Map.ofEntries(
            Map.entry("400", Set.of("ParameterError", "AiAgentNotFoundError")),
            Map.entry("401", Set.of("AuthorizationError")),
            Map.entry("403", Set.of("ForbiddenError", "DeactivatedAccountError")),
            Map.entry("404", Set.of("NotFoundError")),
            Map.entry("405", Set.of("MethodNotAllowedError")),
            Map.entry("408", Set.of("ParameterError")),
            Map.entry("409", Set.of("AlreadyExistsError")),
            Map.entry("410", Set.of("NotFoundError")),
            Map.entry("413", Set.of("PayloadTooLargeError")),
            Map.entry("415", Set.of("UnsupportedMediaTypeError")),
            Map.entry("422", Set.of("ValidateError", "AlreadyExistsError")),
            Map.entry("500", Set.of("UnexpectedServerError")),
            Map.entry("503", Set.of("ServiceUnavailableError")),
            Map.entry("504", Set.of("TimeoutError")),
            Map.entry("default", Set.of("ParameterError", "UnexpectedServerError")));

    // When
    Map<String, Set<String>> documented = new TreeMap<>();
    operation("createAgentThread")
        .getResponses()
        .forEach((status, response) -> documented.put(status, Documented.names(response)));

    // Then
    documented.keySet().removeAll(Set.of("200", "202"));
    assertThat(documented).containsExactlyInAnyOrderEntriesOf(errors);
  }

  /** Each method of a class of refusals, with whatever it takes. */
  private static Stream<ApiError> refusals(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getReturnType() == ApiException.class)
        .map(DocumentTest::refusal);
  }

  private static ApiError refusal(Method method) {
    Object[] arguments = Arrays.stream(method.getParameterTypes()).map(DocumentTest::any).toArray();
    try {
      return ((ApiException) method.invoke(null, arguments)).error();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(method.toString(), e);
    }
  }

  private static Object any(Class<?> type) {
    Object any = ANY.get(type);
    if (any == null) {
      throw new AssertionError("a refusal takes a " + type);
    }
    return any;
  }

  private static Stream<Operation> operations() {
    return Document.OWN.paths().api().getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(each -> each.stream())
        .filter(operation -> !operation.getTags().contains("document"));
  }

  private static Operation operation(String id) {
    return operations()
        .filter(operation -> id.equals(operation.getOperationId()))
        .findFirst()
        .orElseThrow();
  }

  /** The names of errors that a document has for a status. */
  private static Set<String> names(Operation operation, int status) {
    var responses = operation.getResponses();
    ApiResponse response = responses.get(String.valueOf(status));
    return Documented.names(response == null ? responses.getDefault() : response);
  }
}
