package dev.threadspool.contract.hash;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes a tree as canonical JSON (RFC 8785) with {@link ExactNumbers}: the text that {@link
 * JsonCanonicalizer} gives of the same tree as JSON, without the JSON. Text inside the tree that is
 * JSON itself takes the long way, where it is more than a plain string.
 */
final class CanonicalJson {

  private final StringBuilder text = new StringBuilder(1_024);

  private CanonicalJson() {}

  static String of(JsonNode node) throws IOException {
    CanonicalJson json = new CanonicalJson();
    json.write(node);
    return json.text.toString();
  }

  private void write(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.stringValue());
      case NUMBER -> number(node.decimalValue());
      case BOOLEAN -> text.append(node.booleanValue());
      case NULL -> text.append("null");
      case POJO -> raw(((RawValue) ((POJONode) node).getPojo()).rawValue().toString());
      case BINARY, MISSING -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  /** Members stand in the order of their names' UTF-16 units, which is that of strings. */
  private void object(JsonNode node) throws IOException {
    Map<String, JsonNode> members = new TreeMap<>();
    node.forEachEntry((name, member) -> members.put(ExactNumbers.callers(name), member));
    char before = '{';
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      text.append(before);
      string(member.getKey());
      text.append(':');
      write(member.getValue());
      before = ',';
    }
    text.append(before == '{' ? "{}" : "}");
  }

  private void array(JsonNode node) throws IOException {
    text.append('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      write(node.get(i));
    }
    text.append(']');
  }

  private void number(BigDecimal number) throws IOException {
    double nearest = number.doubleValue();
    if (ExactNumbers.isDouble(number, nearest)) {
      text.append(NumberToJSON.serializeNumber(nearest));
    } else {
      text.append("{\"").append(ExactNumbers.TAG).append("\":");
      string(ExactNumbers.digits(number));
      text.append('}');
    }
  }

  private void string(String value) {
    text.append('"');
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (unit < ' ' || unit == '"' || unit == '\\') {
        text.append(value, copied, i);
        escape(unit);
        copied = i + 1;
      }
    }
    text.append(value, copied, value.length()).append('"');
  }

  private void escape(char unit) {
    text.append('\\');
    switch (unit) {
      case '"', '\\' -> text.append(unit);
      case '\b' -> text.append('b');
      case '\t' -> text.append('t');
      case '\n' -> text.append('n');
      case '\f' -> text.append('f');
      case '\r' -> text.append('r');
      default -> text.append("u00").append(unit < 16 ? '0' : '1').append(hexDigit(unit & 15));
    }
  }

  private static char hexDigit(int value) {
    return Character.forDigit(value, 16);
  }

  private void raw(String json) throws IOException {
    if (isPlainString(json)) {
      text.append(json);
    } else {
      // The canonicalizer takes no bare value.
      String array = new JsonCanonicalizer(ExactNumbers.tag("[" + json + "]")).getEncodedString();
      text.append(array, 1, array.length() - 1);
    }
  }

  /** One that has no other spelling. */
  private static boolean isPlainString(String json) {
    int last = json.length() - 1;
    if (last < 1 || json.charAt(0) != '"' || json.charAt(last) != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      char unit = json.charAt(i);
      if (unit < ' ' || unit == '"' || unit == '\\') {
        return false;
      }
    }
    return true;
  }
}
