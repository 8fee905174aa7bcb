package dev.threadspool.ingress.error;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.model.ApiError;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lightdash's two envelopes: {@code {status:"ok",results}} and {@code {status:"error",error}}. */
public final class Envelope {

  private Envelope() {}

  /** As JSON in UTF-8. */
  public static byte[] ok(ObjectNode results) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("status", "ok");
    envelope.set("results", results);
    return bytes(envelope);
  }

  /** As JSON in UTF-8; {@code data} is an empty object where there is none. */
  public static byte[] error(ApiError error) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("status", "error");
    ObjectNode content = envelope.putObject("error");
    content.put("name", error.name());
    content.put("statusCode", error.statusCode());
    content.put("message", error.message());
    content.set("data", data(error.dataJson()));
    return bytes(envelope);
  }

  private static JsonNode data(@Nullable String json) {
    if (json == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return BodyJson.parse(json);
    } catch (UnacceptableJsonException e) {
      // Whoever wrote it, the error itself must still reach the caller.
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static byte[] bytes(ObjectNode envelope) {
    return envelope.toString().getBytes(StandardCharsets.UTF_8);
  }
}
