package dev.threadspool.contract.schemas;

import java.util.List;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to schemas, as somebody might make them. */
final class TenthKind {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private TenthKind() {}

  /** The schema with a kind more: a symbol, and a nullable member of the item. */
  static Schema addedTo(Schema schema) {
    JsonNode json = MAPPER.readTree(schema.toString());
    addSymbol(named(json, "ContextKind"));
    ((ArrayNode) item(json).get("fields"))
        .add(
            MAPPER.readTree(
                """
                {"name": "notebook", "doc": "Set for NOTEBOOK.", "default": null,
                 "type": ["null", {"type": "record", "name": "AskedNotebook", "doc": "A notebook.",
                   "fields": [{"name": "path", "type": "string", "doc": "Its path."}]}]}
                """));
    return new Schema.Parser().parse(json.toString());
  }

  /** The schema with a field more that no older record has. */
  static Schema requiringMore(Schema schema) {
    ObjectNode json = (ObjectNode) MAPPER.readTree(schema.toString());
    ((ArrayNode) json.get("fields"))
        .add(MAPPER.readTree("{\"name\": \"more\", \"type\": \"string\", \"doc\": \"More.\"}"));
    return new Schema.Parser().parse(json.toString());
  }

  /** Items as a union of records, the way that cannot grow. */
  static Schema unionOf(List<String> kinds) {
    String branches =
        String.join(
            ",",
            kinds.stream()
                .map(
                    kind ->
                        """
                        {"type": "record", "name": "%1$s", "fields": [{"name": "of%1$s", "type": "string"}]}
                        """
                            .formatted(kind))
                .toList());
    return new Schema.Parser()
        .parse(
            """
            {"type": "record", "name": "Item", "fields": [{"name": "payload", "type": [%s]}]}
            """
                .formatted(branches));
  }

  private static void addSymbol(JsonNode kinds) {
    ((ArrayNode) kinds.get("symbols")).add("NOTEBOOK");
  }

  private static JsonNode item(JsonNode json) {
    JsonNode asked = named(json, "ContextItem");
    return asked.isMissingNode() ? named(json, "ResolvedContextItem") : asked;
  }

  private static JsonNode named(JsonNode json, String name) {
    if (json.path("name").asString("").equals(name)) {
      return json;
    }
    for (JsonNode child : json) {
      JsonNode found = named(child, name);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return MAPPER.missingNode();
  }
}
