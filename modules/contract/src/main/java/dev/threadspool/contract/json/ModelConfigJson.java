package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ModelConfig;
import tools.jackson.databind.JsonNode;

/** A model configuration as JSON text; the same configuration always gives the same text. */
public final class ModelConfigJson {

  private ModelConfigJson() {}

  public static String write(ModelConfig modelConfig) {
    return JsonText.of(to -> write(modelConfig, to));
  }

  static void write(ModelConfig modelConfig, JsonSink to) {
    to.openObject();
    to.member("modelName", modelConfig.modelName());
    to.member("modelProvider", modelConfig.modelProvider());
    to.ifSaid("reasoning", modelConfig.reasoning());
    to.closeObject();
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
