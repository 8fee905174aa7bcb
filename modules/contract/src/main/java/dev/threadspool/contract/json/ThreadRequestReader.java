package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code ApiAiAgentThreadCreateRequest}. Members that the contract does not name are ignored,
 * except in filter rules, whose additional properties the contract allows and which are kept.
 */
public final class ThreadRequestReader {

  private final ShapeErrors errors = new ShapeErrors();

  private ThreadRequestReader() {}

  /**
   * @throws ShapeException where the body is not of the contract's shape; it names every member at
   *     fault, up to a bound
   */
  public static ThreadRequest read(JsonNode body) throws ShapeException {
    ThreadRequestReader reader = new ThreadRequestReader();
    ThreadRequest request = reader.request(body);
    reader.errors.throwIfAny();
    return request;
  }

  private ThreadRequest request(JsonNode body) {
    Members members = new Members(body, "body", errors);
    String prompt = members.optionalString("prompt");
    ModelConfig modelConfig = members.optionalObject("modelConfig", this::modelConfig);
    List<ContextItem> context = members.optionalArray("context", this::item);
    return new ThreadRequest(
        prompt == null ? "" : prompt,
        modelConfig,
        // A list with what was read despite errors is never used.
        context == null ? List.of() : context);
  }

  private ModelConfig modelConfig(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    return new ModelConfig(
        members.string("modelName"),
        members.string("modelProvider"),
        members.optionalBoolean("reasoning"));
  }

  private ContextItem item(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    return switch (members.string("type")) {
      case "chart" ->
          new ContextItem.Chart(
              members.uuid("chartUuid"),
              members.nullableString("chartSlug"),
              members.optionalObject("runtimeOverrides", new OverridesReader(errors)::overrides));
      case "dashboard" ->
          new ContextItem.Dashboard(
              members.uuid("dashboardUuid"), members.nullableString("dashboardSlug"));
      case "thread" ->
          new ContextItem.Thread(members.uuid("threadUuid"), members.nullableUuid("promptUuid"));
      case "file" -> new ContextItem.File(members.string("path"));
      case "repository" -> new ContextItem.Repository(members.string("fullName"));
      case "pull_request" -> new ContextItem.PullRequest(members.string("prUrl"));
      case "proposed_change" -> new ContextItem.ProposedChange(members.string("fingerprint"));
      case "review_finding" -> new ContextItem.ReviewFinding(members.string("fingerprint"));
      case "preview_environment" ->
          new ContextItem.PreviewEnvironment(members.uuid("previewProjectUuid"));
      default -> {
        errors.add(members.path("type"), "must be one of the contract's types of context item");
        yield new ContextItem.File("");
      }
    };
  }
}
