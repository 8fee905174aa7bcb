package dev.threadspool.contract.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schema of an OpenAPI 3.0 document, for bodies however large they are. Thread-safe. */
final class BodySchema {

  private static final String LOCATION = "https://threadspool.dev/openapi.yaml";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Dialect OPENAPI =
      Dialect.builder(Dialects.getOpenApi30()).format(new DoubleFormat()).build();

  private final Schema schema;

  /**
   * @param document YAML
   * @param name of the schema among the document's components
   */
  BodySchema(String document, String name) {
    this.schema =
        SchemaRegistry.withDialect(
                OPENAPI, registry -> registry.schemas(Map.of(LOCATION, document)))
            .getSchema(SchemaLocation.of(LOCATION + "#/components/schemas/" + name));
  }

  /** What is wrong with a body, or a little of it. */
  List<String> faults(byte[] body) {
    JsonNode node;
    try {
      node = MAPPER.readTree(body);
    } catch (JacksonException e) {
      return List.of("no JSON: " + e.getOriginalMessage());
    }
    // Of a hundred thousand elements all may be at fault.
    return schema.validate(node).stream().limit(3).map(Error::toString).toList();
  }

  /** OpenAPI's {@code double}, which this library leaves alone. */
  private static final class DoubleFormat implements Format {

    @Override
    public String getName() {
      return "double";
    }

    @Override
    public boolean matches(ExecutionContext context, SchemaContext schema, JsonNode node) {
      return !node.isNumber() || Double.isFinite(node.decimalValue().doubleValue());
    }
  }
}
