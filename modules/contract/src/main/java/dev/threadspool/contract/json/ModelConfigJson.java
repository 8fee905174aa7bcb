package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ModelConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A model configuration as JSON text; the same configuration always gives the same text. */
public final class ModelConfigJson {

  private ModelConfigJson() {}

  public static String write(ModelConfig modelConfig) {
    return node(modelConfig).toString();
  }

  static ObjectNode node(ModelConfig modelConfig) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("modelName", modelConfig.modelName());
    node.put("modelProvider", modelConfig.modelProvider());
    if (modelConfig.reasoning() != null) {
      node.put("reasoning", modelConfig.reasoning());
    }
    return node;
  }

  /** Reads what {@link #write} wrote. */
  public static ModelConfig read(String json) {
    JsonNode node = StoredJson.parse(json);
    JsonNode reasoning = node.get("reasoning");
    return new ModelConfig(
        node.required("modelName").stringValue(),
        node.required("modelProvider").stringValue(),
        reasoning == null ? null : reasoning.booleanValue());
  }
}
