package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DashboardFieldTarget;
import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.DashboardFilters;
import dev.threadspool.contract.avro.DashboardTileTarget;
import dev.threadspool.contract.avro.DateZoom;
import dev.threadspool.contract.avro.DimensionType;
import dev.threadspool.contract.avro.FilterOperator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code AiChartRuntimeOverrides} of the HTTP contract, typed as it types it. */
final class OverridesReader {

  static final Set<String> NAMED_BY_THE_CONTRACT =
      Set.of(
          "id",
          "target",
          "operator",
          "values",
          "settings",
          "disabled",
          "required",
          "caseSensitive",
          "label",
          "singleValue",
          "lockedTabUuids",
          "tileTargets");
  private static final DashboardFieldTarget NO_TARGET =
      new DashboardFieldTarget("", "", null, null);

  private final ShapeErrors errors;

  OverridesReader(ShapeErrors errors) {
    this.errors = errors;
  }

  ChartRuntimeOverrides overrides(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    return new ChartRuntimeOverrides(
        members.optionalObject("dashboardFilters", this::filters),
        members.optionalMap(
            "dashboardParameters", (value, at) -> ParameterValueJson.read(value, at, errors)),
        members.optionalObject("dateZoom", this::dateZoom));
  }

  private DateZoom dateZoom(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    return new DateZoom(
        members.optionalString("granularity"), members.optionalString("xAxisFieldId"));
  }

  private DashboardFilters filters(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    return new DashboardFilters(
        members.array("dimensions", this::rule),
        members.array("metrics", this::rule),
        members.array("tableCalculations", this::rule));
  }

  private DashboardFilterRule rule(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    JsonNode settings = members.any("settings");
    return new DashboardFilterRule(
        members.string("id"),
        requiredTarget(members),
        operator(members),
        members.optionalArray("values", (value, _) -> value.toString()),
        settings == null ? null : settings.toString(),
        members.optionalBoolean("disabled"),
        members.optionalBoolean("required"),
        members.optionalBoolean("caseSensitive"),
        members.optionalString("label"),
        members.optionalBoolean("singleValue"),
        members.optionalArray("lockedTabUuids", this::text),
        members.optionalMap("tileTargets", this::tileTarget),
        additional(node));
  }

  private static Map<String, String> additional(JsonNode node) {
    Map<String, String> additional = new HashMap<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                if (!NAMED_BY_THE_CONTRACT.contains(entry.getKey())) {
                  additional.put(entry.getKey(), entry.getValue().toString());
                }
              });
    }
    return additional;
  }

  private DashboardFieldTarget requiredTarget(Members members) {
    DashboardFieldTarget target = members.optionalObject("target", this::target);
    if (target == null) {
      errors.add(members.path("target"), "is required");
      return NO_TARGET;
    }
    return target;
  }

  private DashboardFieldTarget target(JsonNode node, String path) {
    Members members = new Members(node, path, errors);
    String type = members.optionalString("fallbackType");
    DimensionType fallbackType = null;
    if (type != null) {
      fallbackType = ContractNames.DIMENSIONS.symbol(type);
      if (fallbackType == null) {
        errors.add(members.path("fallbackType"), "must be one of the contract's dimension types");
      }
    }
    return new DashboardFieldTarget(
        members.string("tableName"),
        members.string("fieldId"),
        members.optionalBoolean("isSqlColumn"),
        fallbackType);
  }

  /** A target, or {@code false}. */
  private DashboardTileTarget tileTarget(JsonNode node, String path) {
    if (node.isBoolean() && !node.booleanValue()) {
      return new DashboardTileTarget((DashboardFieldTarget) null);
    }
    if (!node.isObject()) {
      errors.add(path, "must be a field target or false");
    }
    return new DashboardTileTarget(target(node, path));
  }

  private FilterOperator operator(Members members) {
    FilterOperator operator = ContractNames.OPERATORS.symbol(members.string("operator"));
    if (operator == null) {
      errors.add(members.path("operator"), "must be one of the contract's filter operators");
      return FilterOperator.UNKNOWN;
    }
    return operator;
  }

  private String text(JsonNode node, String path) {
    if (!node.isString()) {
      errors.add(path, "must be a string");
      return "";
    }
    return node.stringValue();
  }
}
