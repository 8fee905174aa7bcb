package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ContextItem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes a request in the contract's shape: what is absent, null or empty by default is left out.
 * Members come by their names, so that canonical JSON has not to move them.
 */
public final class RequestJson {

  private RequestJson() {}

  public static String write(ThreadRequest request) {
    return JsonText.of(to -> write(request, to));
  }

  /** The same as a tree; numbers keep their digits. */
  public static JsonNode tree(ThreadRequest request) {
    return StoredJson.parse(write(request));
  }

  public static void write(ThreadRequest request, JsonSink to) {
    to.openObject();
    if (!request.context().isEmpty()) {
      to.name("context");
      to.openArray();
      request.context().forEach(item -> item(item, to));
      to.closeArray();
    }
    if (request.modelConfig() != null) {
      to.name("modelConfig");
      ModelConfigJson.write(request.modelConfig(), to);
    }
    if (!request.prompt().isEmpty()) {
      to.member("prompt", request.prompt());
    }
    to.closeObject();
  }

  private static void item(ContextItem item, JsonSink to) {
    to.openObject();
    switch (item) {
      case ContextItem.Chart(var uuid, var slug, var overrides) -> {
        to.ifSaid("chartSlug", slug);
        to.member("chartUuid", uuid.toString());
        if (overrides != null) {
          to.name("runtimeOverrides");
          OverridesWriter.write(overrides, to);
        }
      }
      case ContextItem.Dashboard(var uuid, var slug) -> {
        to.ifSaid("dashboardSlug", slug);
        to.member("dashboardUuid", uuid.toString());
      }
      case ContextItem.Thread(var uuid, var promptUuid) -> {
        to.ifSaid("promptUuid", text(promptUuid));
        to.member("threadUuid", uuid.toString());
      }
      case ContextItem.File(var path) -> to.member("path", path);
      case ContextItem.Repository(var fullName) -> to.member("fullName", fullName);
      case ContextItem.PullRequest(var prUrl) -> to.member("prUrl", prUrl);
      case ContextItem.ProposedChange(var fingerprint) -> to.member("fingerprint", fingerprint);
      case ContextItem.ReviewFinding(var fingerprint) -> to.member("fingerprint", fingerprint);
      case ContextItem.PreviewEnvironment(var uuid) ->
          to.member("previewProjectUuid", uuid.toString());
    }
    to.member("type", item.kind().contractName());
    to.closeObject();
  }

  private static @Nullable String text(@Nullable UUID uuid) {
    return uuid == null ? null : uuid.toString();
  }
}
