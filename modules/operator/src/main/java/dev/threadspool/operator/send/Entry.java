package dev.threadspool.operator.send;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One of what a file asks for.
 *
 * @param place its number, from 1
 */
record Entry(int place, JsonNode json) {

  /**
   * An id for what does not say its own: the same whenever the same file is sent again, and another
   * for each place, so that two alike are two.
   */
  UUID derived(String what) {
    return UUID.nameUUIDFromBytes(
        "threadspool:%s:%d:%s".formatted(what, place, json).getBytes(StandardCharsets.UTF_8));
  }
}
