package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ApiError;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that has not the shape of the contract: Lightdash's {@code ValidateError}, with the
 * members at fault.
 */
public final class ShapeException extends Exception {

  private static final long serialVersionUID = 1;

  private final LinkedHashMap<String, String> fields;

  public ShapeException(Map<String, String> fields) {
    super("Validation failed: " + String.join(", ", fields.keySet()));
    this.fields = new LinkedHashMap<>(fields);
  }

  /**
   * A message a member, by its path ({@code body.context.$0.chartUuid}), in the order of the body.
   */
  public Map<String, String> fields() {
    return fields;
  }

  /** 422, the members in {@code data}. */
  public ApiError error() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    fields.forEach((path, message) -> data.putObject(path).put("message", message));
    return new ApiError("ValidateError", 422, String.valueOf(getMessage()), data.toString());
  }
}
