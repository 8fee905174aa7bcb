package dev.threadspool.contract.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with a body's shape, by the path of the member, in the order in which it was found.
 * Bounded.
 */
final class ShapeErrors {

  private static final int LIMIT = 20;

  private final Map<String, String> messages = new LinkedHashMap<>();

  void add(String path, String message) {
    if (messages.size() < LIMIT) {
      messages.putIfAbsent(path, message);
    }
  }

  void throwIfAny() throws ShapeException {
    if (!messages.isEmpty()) {
      throw new ShapeException(messages);
    }
  }
}
