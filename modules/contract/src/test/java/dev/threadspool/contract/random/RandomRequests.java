package dev.threadspool.contract.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** {@code ApiAiAgentThreadCreateRequest} of the contract. The same seed makes the same requests. */
public final class RandomRequests {

  private static final List<String> KINDS =
      List.of(
          "chart",
          "dashboard",
          "thread",
          "file",
          "repository",
          "pull_request",
          "proposed_change",
          "review_finding",
          "preview_environment");

  private final Coverage coverage = new Coverage();
  private final Draw draw;
  private final RandomOverrides overrides;
  private final Random random;

  public RandomRequests(long seed) {
    this.random = new Random(seed);
    this.draw = new Draw(random, coverage);
    this.overrides = new RandomOverrides(draw);
  }

  public Coverage coverage() {
    return coverage;
  }

  /** For what else has to be drawn with the same seed. */
  public Random random() {
    return random;
  }

  public Json.Object next() {
    Json.ObjectBuilder body = new Json.ObjectBuilder();
    draw.maybe("prompt", () -> keptUnlessEmpty(body, draw.text()));
    draw.maybe("modelConfig", () -> body.kept("modelConfig", modelConfig()));
    draw.maybe("context", () -> context(body));
    return (Json.Object) draw.withUnknownMembers("body", body);
  }

  private static void keptUnlessEmpty(Json.ObjectBuilder body, Json.Text prompt) {
    if (prompt.text().isEmpty()) {
      body.ignored("prompt", prompt);
    } else {
      body.kept("prompt", prompt);
    }
  }

  private Json modelConfig() {
    Json.ObjectBuilder object = new Json.ObjectBuilder();
    object.kept("modelProvider", draw.text());
    object.kept("modelName", draw.text());
    draw.maybe("modelConfig.reasoning", () -> object.kept("reasoning", draw.bool()));
    return draw.withUnknownMembers("modelConfig", object);
  }

  private void context(Json.ObjectBuilder body) {
    List<Json> items = new ArrayList<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      items.add(item());
    }
    if (items.isEmpty()) {
      coverage.saw("context:empty");
      body.ignored("context", new Json.Array(items));
    } else {
      body.kept("context", new Json.Array(items));
    }
  }

  private Json item() {
    // As many charts as everything else: they have the most to say.
    String kind = random.nextBoolean() ? "chart" : KINDS.get(random.nextInt(KINDS.size()));
    coverage.saw("kind:" + kind);
    Json.ObjectBuilder item = new Json.ObjectBuilder();
    item.kept("type", Json.Text.fixed(kind));
    switch (kind) {
      case "chart" -> {
        item.kept("chartUuid", draw.uuid());
        draw.maybeNull("chartSlug", item, "chartSlug", draw.text());
        draw.maybe("runtimeOverrides", () -> item.kept("runtimeOverrides", overrides.next()));
      }
      case "dashboard" -> {
        item.kept("dashboardUuid", draw.uuid());
        draw.maybeNull("dashboardSlug", item, "dashboardSlug", draw.text());
      }
      case "thread" -> {
        item.kept("threadUuid", draw.uuid());
        draw.maybeNull("promptUuid", item, "promptUuid", draw.uuid());
      }
      case "file" -> item.kept("path", draw.text());
      case "repository" -> item.kept("fullName", draw.text());
      case "pull_request" -> item.kept("prUrl", draw.text());
      case "proposed_change", "review_finding" -> item.kept("fingerprint", draw.text());
      case "preview_environment" -> item.kept("previewProjectUuid", draw.uuid());
      default -> throw new IllegalStateException(kind);
    }
    return draw.withUnknownMembers("item", item);
  }

  /** Everything that a long enough run has to have made. */
  public static Set<String> allFeatures() {
    Set<String> features = new TreeSet<>();
    KINDS.forEach(kind -> features.add("kind:" + kind));
    RandomOverrides.OPERATORS.forEach(operator -> features.add("operator:" + operator));
    RandomOverrides.DIMENSIONS.forEach(dimension -> features.add("dimension:" + dimension));
    for (int parameter = 0; parameter < 4; parameter++) {
      features.add("parameter:" + parameter);
    }
    for (String place : List.of("value", "settings", "additional", "unknown")) {
      for (String type : List.of("Text", "Number", "Bool", "Null", "Array", "Object")) {
        features.add(place + ":" + type);
      }
    }
    for (String member :
        List.of(
            "prompt",
            "modelConfig",
            "modelConfig.reasoning",
            "context",
            "runtimeOverrides",
            "overrides.dashboardFilters",
            "overrides.dashboardParameters",
            "overrides.dateZoom",
            "dateZoom.granularity",
            "dateZoom.xAxisFieldId",
            "rule.values",
            "rule.settings",
            "rule.disabled",
            "rule.required",
            "rule.caseSensitive",
            "rule.singleValue",
            "rule.label",
            "rule.lockedTabUuids",
            "rule.tileTargets",
            "rule.additional",
            "target.isSqlColumn",
            "target.fallbackType",
            "chartSlug",
            "dashboardSlug",
            "promptUuid")) {
      features.add(member + ":present");
      features.add(member + ":absent");
    }
    for (String place :
        List.of("body", "modelConfig", "item", "overrides", "dateZoom", "filters", "target")) {
      features.add(place + ":unknown");
    }
    features.addAll(
        List.of(
            "chartSlug:null",
            "dashboardSlug:null",
            "promptUuid:null",
            "tile:false",
            "tile:target",
            "context:empty",
            "array:empty",
            "object:empty",
            "text:empty",
            "text:astral",
            "number:1e21",
            "number:0.10",
            "number:12345678901234567890",
            "number:-0",
            "number:1e400"));
    return features;
  }
}
