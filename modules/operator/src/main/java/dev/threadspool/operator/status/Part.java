package dev.threadspool.operator.status;

import java.util.Map;

/**
 * How a part is.
 *
 * @param name for people and programs
 * @param detail for people, one line
 * @param facts for programs, by name
 */
record Part(String name, State state, String detail, Map<String, Object> facts) {

  /** What there is to do. */
  enum State {
    /** Nothing. */
    UP,
    /** It answers, and something is wrong with it. */
    WRONG,
    /** It does not answer. */
    AWAY
  }

  static Part up(String name, String detail, Map<String, Object> facts) {
    return new Part(name, State.UP, detail, facts);
  }

  static Part wrong(String name, String detail, Map<String, Object> facts) {
    return new Part(name, State.WRONG, detail, facts);
  }

  static Part away(String name, String reason) {
    return new Part(name, State.AWAY, reason, Map.of());
  }
}
