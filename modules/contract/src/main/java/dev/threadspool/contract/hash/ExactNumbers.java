package dev.threadspool.contract.hash;

import java.io.StringWriter;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Canonical JSON knows doubles only, so two numbers that are the same double would be one. Here a
 * number that its double does not stand for becomes a text that cannot be taken for a caller's: an
 * object with one member.
 */
final class ExactNumbers {

  static final String TAG = "threadspool.number";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(1_000).build())
          .build();

  private ExactNumbers() {}

  static String tag(String json) {
    StringWriter tagged = new StringWriter(json.length());
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json);
        JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), tagged)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
          write(generator, parser.getDecimalValue());
        } else if (token == JsonToken.PROPERTY_NAME) {
          generator.writeName(callers(parser.currentName()));
        } else {
          generator.copyCurrentEvent(parser);
        }
      }
    }
    return tagged.toString();
  }

  /** A caller's own name that looks like the tag is lengthened, as are those it would then meet. */
  static String callers(String name) {
    return name.startsWith(TAG) && name.substring(TAG.length()).matches("\\+*") ? name + "+" : name;
  }

  /** Whether a double stands for a number, and not only for one near it. */
  static boolean isDouble(BigDecimal number, double nearest) {
    return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
  }

  /** Of a number that no double stands for. */
  static String digits(BigDecimal number) {
    return number.stripTrailingZeros().toString();
  }

  private static void write(JsonGenerator generator, BigDecimal number) {
    double nearest = number.doubleValue();
    if (isDouble(number, nearest)) {
      generator.writeNumber(nearest);
      return;
    }
    generator.writeStartObject();
    generator.writeStringProperty(TAG, digits(number));
    generator.writeEndObject();
  }
}
