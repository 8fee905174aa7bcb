package dev.threadspool.ingress.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which headers an answer may have: a validator says only which are missing. */
final class Headers {

  /** HTTP's own, on any answer. */
  private static final Set<String> GENERAL =
      Set.of("content-type", "content-length", "date", "connection", "transfer-encoding", "vary");

  private static final OpenAPI API = parse();

  private Headers() {}

  static OpenAPI api() {
    return API;
  }

  static Set<String> undocumented(Exchange exchange) {
    Set<String> names = new TreeSet<>();
    exchange.headers().map().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    names.removeAll(GENERAL);
    names.removeAll(documented(exchange));
    return names;
  }

  private static Set<String> documented(Exchange exchange) {
    Operation operation = operation(exchange);
    Map<String, ApiResponse> responses = operation.getResponses();
    ApiResponse response = responses.get(String.valueOf(exchange.status()));
    if (response == null) {
      response = operation.getResponses().getDefault();
    }
    return response == null || response.getHeaders() == null
        ? Set.of()
        : response.getHeaders().keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  private static Operation operation(Exchange exchange) {
    PathItem.HttpMethod method = PathItem.HttpMethod.valueOf(exchange.method());
    return API.getPaths().entrySet().stream()
        .filter(path -> isOf(path.getKey(), exchange.uri().getRawPath()))
        .map(path -> path.getValue().readOperationsMap().get(method))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(String template, String path) {
    String regex = Pattern.quote(template).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
    return path.matches(regex);
  }

  private static OpenAPI parse() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    return new OpenAPIV3Parser()
        .readContents(Document.text("/schemas/openapi/threadspool.yaml"), null, options)
        .getOpenAPI();
  }
}
