package dev.threadspool.contract.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** {@code AiChartRuntimeOverrides} of the contract. */
final class RandomOverrides {

  /** {@code FilterOperator} of the contract. */
  static final List<String> OPERATORS =
      List.of(
          "isNull",
          "notNull",
          "equals",
          "notEquals",
          "startsWith",
          "endsWith",
          "include",
          "doesNotInclude",
          "lessThan",
          "lessThanOrEqual",
          "greaterThan",
          "greaterThanOrEqual",
          "inThePast",
          "notInThePast",
          "inTheNext",
          "inTheCurrent",
          "notInTheCurrent",
          "inBetween",
          "notInBetween",
          "inPeriodToDate");

  /** {@code DimensionType} of the contract. */
  static final List<String> DIMENSIONS =
      List.of("string", "number", "timestamp", "date", "boolean");

  private static final List<String> GRANULARITIES =
      List.of("Second", "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year");

  private final Draw draw;
  private final Random random;
  private final Coverage coverage;

  RandomOverrides(Draw draw) {
    this.draw = draw;
    this.random = draw.random();
    this.coverage = draw.coverage();
  }

  Json next() {
    Json.ObjectBuilder object = new Json.ObjectBuilder();
    draw.maybe("overrides.dashboardFilters", () -> object.kept("dashboardFilters", filters()));
    draw.maybe(
        "overrides.dashboardParameters", () -> object.kept("dashboardParameters", parameters()));
    draw.maybe("overrides.dateZoom", () -> object.kept("dateZoom", dateZoom()));
    return draw.withUnknownMembers("overrides", object);
  }

  private Json dateZoom() {
    Json.ObjectBuilder object = new Json.ObjectBuilder();
    draw.maybe("dateZoom.xAxisFieldId", () -> object.kept("xAxisFieldId", draw.text()));
    draw.maybe(
        "dateZoom.granularity",
        () ->
            object.kept(
                "granularity",
                random.nextBoolean()
                    ? Json.Text.free(GRANULARITIES.get(random.nextInt(GRANULARITIES.size())))
                    : draw.text()));
    return draw.withUnknownMembers("dateZoom", object);
  }

  private Json filters() {
    Json.ObjectBuilder object = new Json.ObjectBuilder();
    object.kept("tableCalculations", list(this::rule));
    object.kept("metrics", list(this::rule));
    object.kept("dimensions", list(this::rule));
    return draw.withUnknownMembers("filters", object);
  }

  private Json rule() {
    Json.ObjectBuilder rule = new Json.ObjectBuilder();
    rule.kept("operator", draw.oneOf("operator", OPERATORS));
    draw.maybe("rule.values", () -> rule.kept("values", list(() -> draw.any("value"))));
    rule.kept("id", draw.text());
    rule.kept("target", target());
    draw.maybe("rule.settings", () -> rule.kept("settings", draw.any("settings")));
    for (String flag : List.of("disabled", "required", "caseSensitive", "singleValue")) {
      draw.maybe("rule." + flag, () -> rule.kept(flag, draw.bool()));
    }
    draw.maybe("rule.label", () -> rule.kept("label", draw.text()));
    draw.maybe("rule.lockedTabUuids", () -> rule.kept("lockedTabUuids", list(draw::text)));
    draw.maybe("rule.tileTargets", () -> rule.kept("tileTargets", tileTargets()));
    draw.maybe(
        "rule.additional",
        () -> {
          String name = "additional " + draw.text().text();
          rule.kept(name, draw.any("additional"));
        });
    return new Json.Object(draw.shuffled(rule.members()));
  }

  private Json tileTargets() {
    Json.ObjectBuilder tiles = new Json.ObjectBuilder();
    for (int count = random.nextInt(4); count > 0; count--) {
      String tile = draw.text().text();
      if (!tiles.has(tile)) {
        boolean none = random.nextInt(3) == 0;
        coverage.saw(none ? "tile:false" : "tile:target");
        tiles.kept(tile, none ? new Json.Bool(false, false) : target());
      }
    }
    return new Json.Object(tiles.members());
  }

  private Json target() {
    Json.ObjectBuilder target = new Json.ObjectBuilder();
    target.kept("tableName", draw.text());
    target.kept("fieldId", draw.text());
    draw.maybe("target.isSqlColumn", () -> target.kept("isSqlColumn", draw.bool()));
    draw.maybe(
        "target.fallbackType",
        () -> target.kept("fallbackType", draw.oneOf("dimension", DIMENSIONS)));
    return draw.withUnknownMembers("target", target);
  }

  private Json parameters() {
    Json.ObjectBuilder parameters = new Json.ObjectBuilder();
    for (int count = random.nextInt(5); count > 0; count--) {
      String name = draw.text().text();
      if (!parameters.has(name)) {
        parameters.kept(name, parameter());
      }
    }
    return new Json.Object(parameters.members());
  }

  private Json parameter() {
    int kind = random.nextInt(4);
    coverage.saw("parameter:" + kind);
    return switch (kind) {
      case 0 -> draw.text();
      case 1 -> draw.ofDouble();
      case 2 -> list(draw::text);
      default -> list(draw::ofDouble);
    };
  }

  private Json list(Supplier<Json> element) {
    List<Json> elements = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      elements.add(element.get());
    }
    return new Json.Array(elements);
  }
}
