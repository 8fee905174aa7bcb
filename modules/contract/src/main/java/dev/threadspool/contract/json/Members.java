package dev.threadspool.contract.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object, read strictly: a member of another type than the contract's is an
 * error under its path, and whatever is returned for it is never used. A member that may be null
 * and one that is absent are the same.
 */
final class Members {

  private static final UUID NO_UUID = new UUID(0, 0);
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final JsonNode object;
  private final String path;
  private final ShapeErrors errors;

  Members(JsonNode object, String path, ShapeErrors errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
    if (!object.isObject()) {
      errors.add(path, "must be an object");
    }
  }

  String path(String name) {
    return path + "." + name;
  }

  ShapeErrors errors() {
    return errors;
  }

  String string(String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isString()) {
      errors.add(path(name), value == null ? "is required" : "must be a string");
      return "";
    }
    return value.stringValue();
  }

  /** A member that may be absent, but not null. */
  @Nullable String optionalString(String name) {
    return object.has(name) ? string(name) : null;
  }

  /** A member that may be absent or null. */
  @Nullable String nullableString(String name) {
    return isNull(name) ? null : optionalString(name);
  }

  @Nullable Boolean optionalBoolean(String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      errors.add(path(name), "must be a boolean");
      return null;
    }
    return value.booleanValue();
  }

  UUID uuid(String name) {
    String text = string(name);
    if (!UUID_TEXT.matcher(text).matches()) {
      errors.add(path(name), object.has(name) ? "must be a UUID" : "is required");
      return NO_UUID;
    }
    return UUID.fromString(text);
  }

  @Nullable UUID nullableUuid(String name) {
    return isNull(name) || !object.has(name) ? null : uuid(name);
  }

  /** Elements in order; each is read under its path. */
  <T> @Nullable List<T> optionalArray(String name, BiFunction<JsonNode, String, T> element) {
    JsonNode array = object.get(name);
    if (array == null) {
      return null;
    }
    if (!array.isArray()) {
      errors.add(path(name), "must be an array");
      return List.of();
    }
    List<T> elements = new ArrayList<>(array.size());
    for (JsonNode node : array) {
      elements.add(element.apply(node, path(name) + ".$" + elements.size()));
    }
    return elements;
  }

  <T> List<T> array(String name, BiFunction<JsonNode, String, T> element) {
    List<T> elements = optionalArray(name, element);
    if (elements == null) {
      errors.add(path(name), "is required");
      return List.of();
    }
    return elements;
  }

  /** Any names; each value is read under its path. */
  <T> @Nullable Map<String, T> optionalMap(String name, BiFunction<JsonNode, String, T> value) {
    JsonNode map = object.get(name);
    if (map == null) {
      return null;
    }
    if (!map.isObject()) {
      errors.add(path(name), "must be an object");
      return Map.of();
    }
    Map<String, T> values = new LinkedHashMap<>();
    map.properties()
        .forEach(
            entry ->
                values.put(
                    entry.getKey(),
                    value.apply(entry.getValue(), path(name) + "." + entry.getKey())));
    return values;
  }

  /** A member that is an object of its own; null where it is absent. */
  <T> @Nullable T optionalObject(String name, BiFunction<JsonNode, String, T> value) {
    JsonNode node = object.get(name);
    return node == null ? null : value.apply(node, path(name));
  }

  /** What stands there, of whatever type; null where it is absent. */
  @Nullable JsonNode any(String name) {
    return object.get(name);
  }

  private boolean isNull(String name) {
    JsonNode value = object.get(name);
    return value != null && value.isNull();
  }
}
