package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DashboardFieldTarget;
import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.DashboardFilters;
import dev.threadspool.contract.avro.DateZoom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The contract's JSON of overrides. The same overrides always give the same text: maps are sorted
 * by name.
 */
final class OverridesWriter {

  private OverridesWriter() {}

  static void write(ChartRuntimeOverrides overrides, JsonSink to) {
    to.openObject();
    if (overrides.getDashboardFilters() != null) {
      to.name("dashboardFilters");
      filters(overrides.getDashboardFilters(), to);
    }
    if (overrides.getDashboardParameters() != null) {
      to.name("dashboardParameters");
      to.openObject();
      byName(
          overrides.getDashboardParameters(),
          (name, value) -> {
            to.name(name);
            ParameterValueJson.write(value, to);
          });
      to.closeObject();
    }
    if (overrides.getDateZoom() != null) {
      to.name("dateZoom");
      dateZoom(overrides.getDateZoom(), to);
    }
    to.closeObject();
  }

  private static void dateZoom(DateZoom dateZoom, JsonSink to) {
    to.openObject();
    to.ifSaid("granularity", dateZoom.getGranularity());
    to.ifSaid("xAxisFieldId", dateZoom.getXAxisFieldId());
    to.closeObject();
  }

  private static void filters(DashboardFilters filters, JsonSink to) {
    to.openObject();
    rules("dimensions", filters.getDimensions(), to);
    rules("metrics", filters.getMetrics(), to);
    rules("tableCalculations", filters.getTableCalculations(), to);
    to.closeObject();
  }

  private static void rules(String name, List<DashboardFilterRule> rules, JsonSink to) {
    to.name(name);
    to.openArray();
    rules.forEach(rule -> rule(rule, to));
    to.closeArray();
  }

  private static void rule(DashboardFilterRule rule, JsonSink to) {
    to.openObject();
    to.member("id", rule.getId());
    to.name("target");
    target(rule.getTarget(), to);
    to.member("operator", ContractNames.OPERATORS.name(rule.getOperator()));
    if (rule.getValues() != null) {
      to.name("values");
      to.openArray();
      rule.getValues().forEach(to::json);
      to.closeArray();
    }
    if (rule.getSettings() != null) {
      to.name("settings");
      to.json(rule.getSettings());
    }
    to.ifSaid("disabled", rule.getDisabled());
    to.ifSaid("required", rule.getRequired());
    to.ifSaid("caseSensitive", rule.getCaseSensitive());
    to.ifSaid("label", rule.getLabel());
    to.ifSaid("singleValue", rule.getSingleValue());
    if (rule.getLockedTabUuids() != null) {
      to.name("lockedTabUuids");
      to.openArray();
      rule.getLockedTabUuids().forEach(to::string);
      to.closeArray();
    }
    if (rule.getTileTargets() != null) {
      to.name("tileTargets");
      to.openObject();
      byName(
          rule.getTileTargets(),
          (tile, of) -> {
            to.name(tile);
            if (of.getTarget() == null) {
              to.bool(false);
            } else {
              target(of.getTarget(), to);
            }
          });
      to.closeObject();
    }
    byName(
        rule.getAdditionalProperties(),
        (name, json) -> {
          to.name(name);
          to.json(json);
        });
    to.closeObject();
  }

  private static void target(DashboardFieldTarget target, JsonSink to) {
    to.openObject();
    to.member("tableName", target.getTableName());
    to.member("fieldId", target.getFieldId());
    to.ifSaid("isSqlColumn", target.getIsSqlColumn());
    if (target.getFallbackType() != null) {
      to.member("fallbackType", ContractNames.DIMENSIONS.name(target.getFallbackType()));
    }
    to.closeObject();
  }

  /** Each member in the order of the names. */
  private static <V> void byName(Map<String, V> map, BiConsumer<String, V> member) {
    if (map.size() < 2) {
      map.forEach(member);
      return;
    }
    String[] names = map.keySet().toArray(String[]::new);
    Arrays.sort(names);
    for (String name : names) {
      member.accept(name, Objects.requireNonNull(map.get(name)));
    }
  }
}
