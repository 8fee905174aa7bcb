package dev.threadspool.operator.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command did, by name, in the order in which it was first told. Kept up to date while the
 * command runs: where it is interrupted or fails, the summary says how far it got. Names are in
 * camelCase, as the JSON has them; text shows them as words. Thread-safe.
 */
public final class Summary {

  private final Map<String, Object> values = Collections.synchronizedMap(new LinkedHashMap<>());

  Summary() {}

  /**
   * @param value a number, a text, a truth, or lists and maps of these
   */
  public Summary set(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Counts on from where it was, or from 0. */
  public Summary add(String name, long more) {
    values.merge(name, more, (before, _) -> (Long) before + more);
    return this;
  }

  /** What {@link #add} has counted; 0 where nothing was. */
  public long get(String name) {
    return values.get(name) instanceof Long count ? count : 0;
  }

  Map<String, Object> values() {
    synchronized (values) {
      return new LinkedHashMap<>(values);
    }
  }
}
