package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DashboardFieldTarget;
import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.DashboardFilters;
import dev.threadspool.contract.avro.DateZoom;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * The contract's JSON of overrides. The same overrides always give the same text: maps are sorted
 * by name.
 */
final class OverridesWriter {

  private OverridesWriter() {}

  static ObjectNode write(ChartRuntimeOverrides overrides) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (overrides.getDashboardFilters() != null) {
      node.set("dashboardFilters", filters(overrides.getDashboardFilters()));
    }
    if (overrides.getDashboardParameters() != null) {
      ObjectNode parameters = node.putObject("dashboardParameters");
      new TreeMap<>(overrides.getDashboardParameters())
          .forEach((name, value) -> parameters.set(name, ParameterValueJson.write(value)));
    }
    if (overrides.getDateZoom() != null) {
      node.set("dateZoom", dateZoom(overrides.getDateZoom()));
    }
    return node;
  }

  private static ObjectNode dateZoom(DateZoom dateZoom) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    putIfSaid(node, "granularity", dateZoom.getGranularity());
    putIfSaid(node, "xAxisFieldId", dateZoom.getXAxisFieldId());
    return node;
  }

  private static ObjectNode filters(DashboardFilters filters) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    rules(node.putArray("dimensions"), filters.getDimensions());
    rules(node.putArray("metrics"), filters.getMetrics());
    rules(node.putArray("tableCalculations"), filters.getTableCalculations());
    return node;
  }

  private static void rules(ArrayNode array, List<DashboardFilterRule> rules) {
    rules.forEach(rule -> array.add(rule(rule)));
  }

  private static ObjectNode rule(DashboardFilterRule rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", rule.getId());
    node.set("target", target(rule.getTarget()));
    node.put("operator", ContractNames.OPERATORS.name(rule.getOperator()));
    if (rule.getValues() != null) {
      ArrayNode values = node.putArray("values");
      rule.getValues().forEach(json -> values.addRawValue(new RawValue(json)));
    }
    if (rule.getSettings() != null) {
      node.putRawValue("settings", new RawValue(rule.getSettings()));
    }
    putIfSaid(node, "disabled", rule.getDisabled());
    putIfSaid(node, "required", rule.getRequired());
    putIfSaid(node, "caseSensitive", rule.getCaseSensitive());
    putIfSaid(node, "label", rule.getLabel());
    putIfSaid(node, "singleValue", rule.getSingleValue());
    if (rule.getLockedTabUuids() != null) {
      ArrayNode tabs = node.putArray("lockedTabUuids");
      rule.getLockedTabUuids().forEach(tabs::add);
    }
    if (rule.getTileTargets() != null) {
      ObjectNode tiles = node.putObject("tileTargets");
      new TreeMap<>(rule.getTileTargets())
          .forEach(
              (tile, of) -> {
                if (of.getTarget() == null) {
                  tiles.put(tile, false);
                } else {
                  tiles.set(tile, target(of.getTarget()));
                }
              });
    }
    new TreeMap<>(rule.getAdditionalProperties())
        .forEach((name, json) -> node.putRawValue(name, new RawValue(json)));
    return node;
  }

  private static ObjectNode target(DashboardFieldTarget target) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("tableName", target.getTableName());
    node.put("fieldId", target.getFieldId());
    putIfSaid(node, "isSqlColumn", target.getIsSqlColumn());
    if (target.getFallbackType() != null) {
      node.put("fallbackType", ContractNames.DIMENSIONS.name(target.getFallbackType()));
    }
    return node;
  }

  private static void putIfSaid(ObjectNode node, String name, @Nullable Boolean value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void putIfSaid(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
