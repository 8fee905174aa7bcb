package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.ParameterValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * {@code ParameterValue}: a string, a number, strings or numbers. Numbers are doubles, as the
 * contract says.
 */
final class ParameterValueJson {

  private static final ParameterValue NONE = new ParameterValue("", null, null, null);

  private ParameterValueJson() {}

  static ParameterValue read(JsonNode node, String path, ShapeErrors errors) {
    if (node.isString()) {
      return new ParameterValue(node.stringValue(), null, null, null);
    }
    if (isDouble(node)) {
      return new ParameterValue(null, toDouble(node), null, null);
    }
    if (node.isArray() && all(node, true)) {
      List<String> texts = new ArrayList<>();
      node.forEach(element -> texts.add(element.stringValue()));
      return new ParameterValue(null, null, texts, null);
    }
    if (node.isArray() && all(node, false)) {
      List<Double> numbers = new ArrayList<>();
      node.forEach(element -> numbers.add(toDouble(element)));
      return new ParameterValue(null, null, null, numbers);
    }
    errors.add(path, "must be a string, a double, or an array of either");
    return NONE;
  }

  static void write(ParameterValue value, JsonSink to) {
    if (value.getText() != null) {
      to.string(value.getText());
    } else if (value.getNumber() != null) {
      to.number(value.getNumber());
    } else {
      to.openArray();
      if (value.getTexts() != null) {
        value.getTexts().forEach(to::string);
      } else if (value.getNumbers() != null) {
        value.getNumbers().forEach(to::number);
      }
      to.closeArray();
    }
  }

  /** Whether it is one of the four, and can be written. */
  static boolean isOne(ParameterValue value) {
    int given = 0;
    given += value.getText() == null ? 0 : 1;
    given += value.getNumber() == null ? 0 : 1;
    given += value.getTexts() == null ? 0 : 1;
    given += value.getNumbers() == null ? 0 : 1;
    return given == 1
        && (value.getNumber() == null || Double.isFinite(value.getNumber()))
        && (value.getNumbers() == null || value.getNumbers().stream().allMatch(Double::isFinite));
  }

  /** An empty array is one of strings. */
  private static boolean all(JsonNode array, boolean strings) {
    for (JsonNode element : array) {
      if (strings ? !element.isString() : !isDouble(element)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDouble(JsonNode node) {
    return node.isNumber() && Double.isFinite(toDouble(node));
  }

  /** Infinite beyond a double's range, where the node's own conversion throws. */
  private static double toDouble(JsonNode node) {
    return node.decimalValue().doubleValue();
  }
}
