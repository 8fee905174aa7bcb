package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DashboardFieldTarget;
import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.DashboardFilters;
import dev.threadspool.contract.avro.DashboardTileTarget;
import dev.threadspool.contract.avro.DimensionType;
import dev.threadspool.contract.avro.FilterOperator;
import dev.threadspool.contract.avro.ParameterValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Overrides that somebody published without an ingress in between: Avro's types allow more than the
 * HTTP contract does.
 */
public final class PublishedOverrides {

  private PublishedOverrides() {}

  /** Whether every operator and type is one that this version knows. */
  public static boolean areUnderstood(ChartRuntimeOverrides overrides) {
    for (DashboardFilterRule rule : rules(overrides)) {
      if (rule.getOperator() == FilterOperator.UNKNOWN
          || !isUnderstood(rule.getTarget())
          || !areTilesUnderstood(rule)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areTilesUnderstood(DashboardFilterRule rule) {
    if (rule.getTileTargets() != null) {
      for (DashboardTileTarget tile : rule.getTileTargets().values()) {
        if (tile.getTarget() != null && !isUnderstood(tile.getTarget())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isUnderstood(DashboardFieldTarget target) {
    return target.getFallbackType() != DimensionType.UNKNOWN;
  }

  /** What the HTTP contract does not allow, in words that quote nothing; null where all is well. */
  public static @Nullable String fault(ChartRuntimeOverrides overrides) {
    for (DashboardFilterRule rule : rules(overrides)) {
      if (!Collections.disjoint(
          rule.getAdditionalProperties().keySet(), OverridesReader.NAMED_BY_THE_CONTRACT)) {
        return "may have no additional property of a name that the contract gives to another";
      }
    }
    if (overrides.getDashboardParameters() != null) {
      for (ParameterValue value : overrides.getDashboardParameters().values()) {
        if (!ParameterValueJson.isOne(value)) {
          return "must have parameters of exactly one value, whose numbers are finite";
        }
      }
    }
    return null;
  }

  /**
   * The same with the JSON that they carry as text in one spelling, the one that reading them from
   * the store gives.
   *
   * @throws IllegalArgumentException where such a text is no JSON
   */
  public static ChartRuntimeOverrides levelled(ChartRuntimeOverrides overrides) {
    DashboardFilters filters = overrides.getDashboardFilters();
    return filters == null
        ? overrides
        : new ChartRuntimeOverrides(
            new DashboardFilters(
                levelled(filters.getDimensions()),
                levelled(filters.getMetrics()),
                levelled(filters.getTableCalculations())),
            overrides.getDashboardParameters(),
            overrides.getDateZoom());
  }

  private static List<DashboardFilterRule> levelled(List<DashboardFilterRule> rules) {
    return rules.stream().map(PublishedOverrides::levelled).toList();
  }

  private static DashboardFilterRule levelled(DashboardFilterRule rule) {
    if (isLevel(rule)) {
      return rule;
    }
    Map<String, String> additional = new TreeMap<>(rule.getAdditionalProperties());
    additional.replaceAll((_, json) -> levelled(json));
    List<String> values = rule.getValues();
    String settings = rule.getSettings();
    return new DashboardFilterRule(
        rule.getId(),
        rule.getTarget(),
        rule.getOperator(),
        values == null ? null : values.stream().map(PublishedOverrides::levelled).toList(),
        settings == null ? null : levelled(settings),
        rule.getDisabled(),
        rule.getRequired(),
        rule.getCaseSensitive(),
        rule.getLabel(),
        rule.getSingleValue(),
        rule.getLockedTabUuids(),
        rule.getTileTargets(),
        additional);
  }

  /** As most rules are: all their texts are plain strings, which have one spelling. */
  private static boolean isLevel(DashboardFilterRule rule) {
    return (rule.getValues() == null || arePlain(rule.getValues()))
        && (rule.getSettings() == null || PlainJson.isString(rule.getSettings()))
        && arePlain(rule.getAdditionalProperties().values());
  }

  private static boolean arePlain(Collection<String> texts) {
    for (String text : texts) {
      if (!PlainJson.isString(text)) {
        return false;
      }
    }
    return true;
  }

  private static String levelled(String json) {
    if (PlainJson.isString(json)) {
      return json;
    }
    try {
      return BodyJson.parse(json).toString();
    } catch (UnacceptableJsonException e) {
      throw new IllegalArgumentException("a rule's text is no JSON", e);
    }
  }

  private static List<DashboardFilterRule> rules(ChartRuntimeOverrides overrides) {
    DashboardFilters filters = overrides.getDashboardFilters();
    if (filters == null) {
      return List.of();
    }
    List<DashboardFilterRule> rules = new ArrayList<>(filters.getDimensions());
    rules.addAll(filters.getMetrics());
    rules.addAll(filters.getTableCalculations());
    return rules;
  }
}
