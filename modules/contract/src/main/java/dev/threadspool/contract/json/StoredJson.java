package dev.threadspool.contract.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses JSON text that Threadspool wrote itself. Numbers keep their digits, and names may be as
 * long as a command may be: what was stored has to be readable.
 */
final class StoredJson {

  private static final int DIGITS = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(DIGITS)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private StoredJson() {}

  static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /**
   * The text of an object's member as it stands there, white space and the spelling of numbers
   * included.
   */
  static String memberText(String json, String name) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      for (String member = parser.nextName(); member != null; member = parser.nextName()) {
        parser.nextToken();
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        parser.finishToken();
        if (member.equals(name)) {
          return json.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
        }
      }
    }
    throw new IllegalArgumentException("stored JSON has no member " + name);
  }
}
