package dev.threadspool.contract.schemas;

import java.util.List;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema without what only Java is interested in, as the serializer registers it. */
final class PlainSchema {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private PlainSchema() {}

  static Schema of(Schema schema) {
    JsonNode json = MAPPER.readTree(schema.toString());
    strip(json);
    return new Schema.Parser().parse(json.toString());
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("avro.java.string"));
    }
    node.forEach(PlainSchema::strip);
  }
}
