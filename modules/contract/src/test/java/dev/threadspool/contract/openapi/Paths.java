package dev.threadspool.contract.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document's paths, found by what was asked for. */
public final class Paths {

  private final OpenAPI api;
  private final Map<Pattern, PathItem> items = new LinkedHashMap<>();

  Paths(String document) {
    this.api = new OpenAPIV3Parser().readContents(document, null, asWritten()).getOpenAPI();
    api.getPaths().forEach((template, item) -> items.put(pattern(template), item));
  }

  /** A schema without a type is for any value: the parser would make objects of them. */
  static ParseOptions asWritten() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    options.setInferSchemaType(false);
    return options;
  }

  public OpenAPI api() {
    return api;
  }

  /** Null where the document has no such path, or the path no such method. */
  @Nullable Operation operation(Exchange.Request request) {
    for (var item : items.entrySet()) {
      if (item.getKey().matcher(request.path()).matches()) {
        return item.getValue().readOperationsMap().entrySet().stream()
            .filter(operation -> operation.getKey().name().equals(request.method()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(Pattern.quote(template).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q"));
  }
}
