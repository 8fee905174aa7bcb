package dev.threadspool.contract.json;

import org.jspecify.annotations.Nullable;

/**
 * Where JSON goes, piece by piece: what is opened is closed, and in an object each value follows
 * its name. Not thread-safe.
 */
public interface JsonSink {

  void openObject();

  void closeObject();

  void openArray();

  void closeArray();

  /** The next value's. No object has a name twice. */
  void name(String name);

  void string(String value);

  /**
   * @param value finite
   */
  void number(double value);

  void number(int value);

  void bool(boolean value);

  void nothing();

  /**
   * @param json one value, as it stands
   */
  void json(String json);

  /** A member that is always there: null where there is no value. */
  default void member(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      nothing();
    } else {
      string(value);
    }
  }

  /** A member that is there where there is a value. */
  default void ifSaid(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      string(value);
    }
  }

  /** A member that is there where there is a value. */
  default void ifSaid(String name, @Nullable Boolean value) {
    if (value != null) {
      name(name);
      bool(value);
    }
  }
}
