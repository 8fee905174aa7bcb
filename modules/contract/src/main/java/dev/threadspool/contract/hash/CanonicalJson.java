package dev.threadspool.contract.hash;

import dev.threadspool.contract.json.JsonSink;
import dev.threadspool.contract.json.PlainJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;

/**
 * Takes JSON down as canonical JSON (RFC 8785) with {@link ExactNumbers}: the text that {@link
 * JsonCanonicalizer} gives of the same JSON, without writing that first. A value that is JSON
 * itself takes the long way, where it is more than a plain string.
 */
final class CanonicalJson implements JsonSink {

  private final StringBuilder text = new StringBuilder(2_048);
  private final List<OpenContainer> containers = new ArrayList<>();
  private int depth;

  /** What has been taken down. */
  String text() {
    return text.toString();
  }

  @Override
  public void openObject() {
    begin();
    text.append('{');
    open(true);
  }

  @Override
  public void closeObject() {
    around().order(text);
    depth--;
    text.append('}');
  }

  @Override
  public void openArray() {
    begin();
    text.append('[');
    open(false);
  }

  @Override
  public void closeArray() {
    depth--;
    text.append(']');
  }

  @Override
  public void name(String name) {
    String callers = ExactNumbers.callers(name);
    around().member(callers, text);
    quoted(callers);
    text.append(':');
  }

  @Override
  public void string(String value) {
    begin();
    quoted(value);
  }

  @Override
  public void number(double value) {
    begin();
    try {
      text.append(NumberToJSON.serializeNumber(value));
    } catch (IOException e) {
      throw new IllegalArgumentException("no number of JSON", e);
    }
  }

  /** Every int is a double. */
  @Override
  public void number(int value) {
    number((double) value);
  }

  @Override
  public void bool(boolean value) {
    begin();
    text.append(value);
  }

  @Override
  public void nothing() {
    begin();
    text.append("null");
  }

  @Override
  public void json(String json) {
    begin();
    if (PlainJson.isString(json)) {
      text.append(json);
      return;
    }
    try {
      // The canonicalizer takes no bare value.
      String array = new JsonCanonicalizer(ExactNumbers.tag("[" + json + "]")).getEncodedString();
      text.append(array, 1, array.length() - 1);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be put in canonical form", e);
    }
  }

  /** A value begins; one in an object has its comma before its name. */
  private void begin() {
    if (depth > 0 && !around().isObject()) {
      around().element(text);
    }
  }

  private void open(boolean isObject) {
    if (depth == containers.size()) {
      containers.add(new OpenContainer());
    }
    depth++;
    around().open(isObject);
  }

  private OpenContainer around() {
    return containers.get(depth - 1);
  }

  private void quoted(String value) {
    text.append('"');
    if (isPlain(value)) {
      text.append(value).append('"');
      return;
    }
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (isEscaped(unit)) {
        text.append(value, copied, i);
        escape(unit);
        copied = i + 1;
      }
    }
    text.append(value, copied, value.length()).append('"');
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isEscaped(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscaped(char unit) {
    return unit < ' ' || unit == '"' || unit == '\\';
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
}
