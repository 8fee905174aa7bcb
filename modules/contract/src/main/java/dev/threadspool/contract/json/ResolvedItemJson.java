package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.ResolvedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Resolved items as Lightdash's {@code AiPromptContextItem}: every member is there, null where
 * nothing is known. The same item always gives the same text.
 */
public final class ResolvedItemJson {

  private ResolvedItemJson() {}

  public static String write(ResolvedItem item) {
    return JsonText.of(to -> write(item, to));
  }

  /** The same text in UTF-8. */
  public static byte[] writeUtf8(ResolvedItem item) {
    return JsonText.utf8(to -> write(item, to));
  }

  private static void write(ResolvedItem item, JsonSink to) {
    to.openObject();
    to.member("type", item.kind().contractName());
    switch (item) {
      case ResolvedItem.Chart it -> {
        to.member("chartUuid", it.chartUuid().toString());
        to.member("chartSlug", it.chartSlug());
        to.member("pinnedVersionUuid", text(it.pinnedVersionUuid()));
        to.member("displayName", it.displayName());
        ChartRuntimeOverrides overrides = it.runtimeOverrides();
        to.name("runtimeOverrides");
        if (overrides == null) {
          to.nothing();
        } else {
          OverridesWriter.write(overrides, to);
        }
        to.member("chartKind", it.chartKind());
      }
      case ResolvedItem.Dashboard it -> {
        to.member("dashboardUuid", it.dashboardUuid().toString());
        to.member("dashboardSlug", it.dashboardSlug());
        to.member("pinnedVersionUuid", text(it.pinnedVersionUuid()));
        to.member("displayName", it.displayName());
      }
      case ResolvedItem.Thread it -> {
        to.member("threadUuid", it.threadUuid().toString());
        to.member("promptUuid", text(it.promptUuid()));
        to.member("displayName", it.displayName());
      }
      case ResolvedItem.File it -> to.member("path", it.path());
      case ResolvedItem.Repository it -> to.member("fullName", it.fullName());
      case ResolvedItem.PullRequest it -> {
        to.member("prUrl", it.prUrl());
        to.name("prNumber");
        if (it.prNumber() == null) {
          to.nothing();
        } else {
          to.number(it.prNumber());
        }
        to.member("provider", it.provider());
        to.member("status", it.status());
        to.member("title", it.title());
      }
      case ResolvedItem.ProposedChange it -> {
        to.member("fingerprint", it.fingerprint());
        to.name("payload");
        to.json(it.payloadJson());
      }
      case ResolvedItem.ReviewFinding it -> {
        to.member("fingerprint", it.fingerprint());
        to.member("title", it.title());
        to.member("rootCause", it.rootCause());
        to.name("findingCount");
        to.number(it.findingCount());
        to.name("evidenceExcerpts");
        to.openArray();
        it.evidenceExcerpts().forEach(excerpt -> write(excerpt, to));
        to.closeArray();
      }
      case ResolvedItem.PreviewEnvironment it -> {
        to.member("previewProjectUuid", it.previewProjectUuid().toString());
        to.member("previewThreadUuid", text(it.previewThreadUuid()));
        to.member("status", it.status());
        to.member("projectName", it.projectName());
      }
    }
    to.closeObject();
  }

  private static void write(ResolvedItem.Evidence excerpt, JsonSink to) {
    to.openObject();
    to.member("source", excerpt.source());
    to.member("text", excerpt.text());
    to.name("redacted");
    to.bool(excerpt.redacted());
    to.closeObject();
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
