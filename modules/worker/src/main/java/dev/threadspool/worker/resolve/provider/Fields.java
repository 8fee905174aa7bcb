package dev.threadspool.worker.resolve.provider;

import dev.threadspool.contract.json.CarriedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Members of an answer, believed only where they are of the type and within the bounds expected.
 */
final class Fields {

  /** Both providers allow about 256 characters. */
  private static final int TITLE_CHARACTERS = 1024;

  private Fields() {}

  /** Null where there is none, or none that the store could hold. */
  static @Nullable String title(JsonNode answer) {
    JsonNode title = answer.path("title");
    if (!title.isString()) {
      return null;
    }
    String text = title.stringValue();
    return text.length() <= TITLE_CHARACTERS && CarriedText.holds(text) ? text : null;
  }

  static boolean holds(JsonNode answer, String field, int number) {
    JsonNode value = answer.path(field);
    return value.isInt() && value.intValue() == number;
  }
}
