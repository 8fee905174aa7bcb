package dev.threadspool.contract.random;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Writes JSON with white space and escapes at random, as a caller may. */
public final class JsonText {

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private JsonText(Random random) {
    this.random = random;
  }

  public static String of(Json json, Random random) {
    JsonText writer = new JsonText(random);
    writer.write(json);
    return writer.text.toString();
  }

  private void write(Json json) {
    space();
    switch (json) {
      case Json.Text string -> quoted(string.text());
      case Json.Number number -> text.append(number.literal());
      case Json.Bool bool -> text.append(bool.value());
      case Json.Null _ -> text.append("null");
      case Json.Array array -> {
        text.append('[');
        separated(array.elements(), this::write);
        text.append(']');
      }
      case Json.Object object -> {
        text.append('{');
        separated(
            object.members(),
            member -> {
              space();
              quoted(member.name());
              space();
              text.append(':');
              write(member.value());
            });
        text.append('}');
      }
    }
    space();
  }

  private <T> void separated(List<T> elements, Consumer<T> each) {
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      each.accept(elements.get(i));
    }
  }

  private void space() {
    if (random.nextInt(10) == 0) {
      text.append(" \n\r\t".charAt(random.nextInt(4)));
    }
  }

  private void quoted(String string) {
    text.append('"');
    string.codePoints().forEach(this::character);
    text.append('"');
  }

  /** A character is escaped whole: half a surrogate pair is no UTF-8. */
  private void character(int codePoint) {
    if (codePoint < 0x20 || random.nextInt(20) == 0) {
      for (char unit : Character.toChars(codePoint)) {
        text.append("\\u").append(HexFormat.of().toHexDigits(unit));
      }
    } else {
      if (codePoint == '"' || codePoint == '\\' || (codePoint == '/' && random.nextBoolean())) {
        text.append('\\');
      }
      text.appendCodePoint(codePoint);
    }
  }
}
