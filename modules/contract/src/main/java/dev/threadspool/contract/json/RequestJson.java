package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ContextItem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a request in the contract's shape: what is absent, null or empty by default is left out.
 */
public final class RequestJson {

  private RequestJson() {}

  public static ObjectNode write(ThreadRequest request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (!request.prompt().isEmpty()) {
      node.put("prompt", request.prompt());
    }
    if (request.modelConfig() != null) {
      node.set("modelConfig", ModelConfigJson.node(request.modelConfig()));
    }
    if (!request.context().isEmpty()) {
      ArrayNode context = node.putArray("context");
      request.context().forEach(item -> context.add(item(item)));
    }
    return node;
  }

  private static ObjectNode item(ContextItem item) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", item.kind().contractName());
    switch (item) {
      case ContextItem.Chart(var uuid, var slug, var overrides) -> {
        node.put("chartUuid", uuid.toString());
        put(node, "chartSlug", slug);
        if (overrides != null) {
          node.set("runtimeOverrides", OverridesWriter.write(overrides));
        }
      }
      case ContextItem.Dashboard(var uuid, var slug) -> {
        node.put("dashboardUuid", uuid.toString());
        put(node, "dashboardSlug", slug);
      }
      case ContextItem.Thread(var uuid, var promptUuid) -> {
        node.put("threadUuid", uuid.toString());
        put(node, "promptUuid", promptUuid);
      }
      case ContextItem.File(var path) -> node.put("path", path);
      case ContextItem.Repository(var fullName) -> node.put("fullName", fullName);
      case ContextItem.PullRequest(var prUrl) -> node.put("prUrl", prUrl);
      case ContextItem.ProposedChange(var fingerprint) -> node.put("fingerprint", fingerprint);
      case ContextItem.ReviewFinding(var fingerprint) -> node.put("fingerprint", fingerprint);
      case ContextItem.PreviewEnvironment(var uuid) ->
          node.put("previewProjectUuid", uuid.toString());
    }
    return node;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable UUID value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
