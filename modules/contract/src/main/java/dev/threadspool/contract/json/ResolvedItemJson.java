package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.ResolvedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Resolved items as Lightdash's {@code AiPromptContextItem}: every member is there, null where
 * nothing is known. The same item always gives the same text.
 */
public final class ResolvedItemJson {

  private ResolvedItemJson() {}

  public static String write(ResolvedItem item) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", item.kind().contractName());
    switch (item) {
      case ResolvedItem.Chart it -> {
        node.put("chartUuid", it.chartUuid().toString());
        node.put("chartSlug", it.chartSlug());
        node.put("pinnedVersionUuid", text(it.pinnedVersionUuid()));
        node.put("displayName", it.displayName());
        ChartRuntimeOverrides overrides = it.runtimeOverrides();
        node.set("runtimeOverrides", overrides == null ? null : OverridesWriter.write(overrides));
        node.put("chartKind", it.chartKind());
      }
      case ResolvedItem.Dashboard it -> {
        node.put("dashboardUuid", it.dashboardUuid().toString());
        node.put("dashboardSlug", it.dashboardSlug());
        node.put("pinnedVersionUuid", text(it.pinnedVersionUuid()));
        node.put("displayName", it.displayName());
      }
      case ResolvedItem.Thread it -> {
        node.put("threadUuid", it.threadUuid().toString());
        node.put("promptUuid", text(it.promptUuid()));
        node.put("displayName", it.displayName());
      }
      case ResolvedItem.File it -> node.put("path", it.path());
      case ResolvedItem.Repository it -> node.put("fullName", it.fullName());
      case ResolvedItem.PullRequest it -> {
        node.put("prUrl", it.prUrl());
        node.put("prNumber", it.prNumber());
        node.put("provider", it.provider());
        node.put("status", it.status());
        node.put("title", it.title());
      }
      case ResolvedItem.ProposedChange it -> {
        node.put("fingerprint", it.fingerprint());
        node.putRawValue("payload", new RawValue(it.payloadJson()));
      }
      case ResolvedItem.ReviewFinding it -> {
        node.put("fingerprint", it.fingerprint());
        node.put("title", it.title());
        node.put("rootCause", it.rootCause());
        node.put("findingCount", it.findingCount());
        ArrayNode excerpts = node.putArray("evidenceExcerpts");
        for (ResolvedItem.Evidence excerpt : it.evidenceExcerpts()) {
          excerpts
              .addObject()
              .put("source", excerpt.source())
              .put("text", excerpt.text())
              .put("redacted", excerpt.redacted());
        }
      }
      case ResolvedItem.PreviewEnvironment it -> {
        node.put("previewProjectUuid", it.previewProjectUuid().toString());
        node.put("previewThreadUuid", text(it.previewThreadUuid()));
        node.put("status", it.status());
        node.put("projectName", it.projectName());
      }
    }
    return node.toString();
  }

  /** Reads what {@link #write} wrote. */
  public static ResolvedItem read(String json) {
    JsonNode node = StoredJson.parse(json);
    return switch (kind(node.required("type").stringValue())) {
      case CHART ->
          new ResolvedItem.Chart(
              uuid(node, "chartUuid"),
              text(node, "chartSlug"),
              nullableUuid(node, "pinnedVersionUuid"),
              text(node, "displayName"),
              overrides(node.required("runtimeOverrides")),
              text(node, "chartKind"));
      case DASHBOARD ->
          new ResolvedItem.Dashboard(
              uuid(node, "dashboardUuid"),
              text(node, "dashboardSlug"),
              nullableUuid(node, "pinnedVersionUuid"),
              text(node, "displayName"));
      case THREAD ->
          new ResolvedItem.Thread(
              uuid(node, "threadUuid"),
              nullableUuid(node, "promptUuid"),
              text(node, "displayName"));
      case FILE -> new ResolvedItem.File(node.required("path").stringValue());
      case REPOSITORY -> new ResolvedItem.Repository(node.required("fullName").stringValue());
      case PULL_REQUEST ->
          new ResolvedItem.PullRequest(
              node.required("prUrl").stringValue(),
              number(node, "prNumber"),
              text(node, "provider"),
              text(node, "status"),
              text(node, "title"));
      case PROPOSED_CHANGE ->
          new ResolvedItem.ProposedChange(
              node.required("fingerprint").stringValue(), StoredJson.memberText(json, "payload"));
      case REVIEW_FINDING ->
          new ResolvedItem.ReviewFinding(
              node.required("fingerprint").stringValue(),
              node.required("title").stringValue(),
              node.required("rootCause").stringValue(),
              node.required("findingCount").intValue(),
              excerpts(node.required("evidenceExcerpts")));
      case PREVIEW_ENVIRONMENT ->
          new ResolvedItem.PreviewEnvironment(
              uuid(node, "previewProjectUuid"),
              nullableUuid(node, "previewThreadUuid"),
              text(node, "status"),
              text(node, "projectName"));
    };
  }

  private static ContextKind kind(String contractName) {
    for (ContextKind kind : ContextKind.values()) {
      if (kind.contractName().equals(contractName)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown type of context item: " + contractName);
  }

  private static @Nullable ChartRuntimeOverrides overrides(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    ShapeErrors errors = new ShapeErrors();
    ChartRuntimeOverrides overrides =
        new OverridesReader(errors).overrides(node, "runtimeOverrides");
    try {
      errors.throwIfAny();
    } catch (ShapeException e) {
      throw new IllegalArgumentException("stored overrides are not of the contract's shape", e);
    }
    return overrides;
  }

  private static List<ResolvedItem.Evidence> excerpts(JsonNode array) {
    List<ResolvedItem.Evidence> excerpts = new ArrayList<>();
    for (JsonNode node : array) {
      excerpts.add(
          new ResolvedItem.Evidence(
              node.required("source").stringValue(),
              node.required("text").stringValue(),
              node.required("redacted").booleanValue()));
    }
    return excerpts;
  }

  private static UUID uuid(JsonNode node, String name) {
    return UUID.fromString(node.required(name).stringValue());
  }

  private static @Nullable UUID nullableUuid(JsonNode node, String name) {
    return node.required(name).isNull() ? null : uuid(node, name);
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.required(name).isNull() ? null : node.required(name).stringValue();
  }

  private static @Nullable Integer number(JsonNode node, String name) {
    return node.required(name).isNull() ? null : node.required(name).intValue();
  }

  private static @Nullable String text(@Nullable UUID uuid) {
    return uuid == null ? null : uuid.toString();
  }
}
