package dev.threadspool.operator.audit;

import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows by their keys, also where some are so damaged that they cannot be read.
 *
 * @param damaged why a row cannot be read
 */
record Rows<K, R extends Record>(Map<K, R> readable, Map<K, String> damaged) {

  /**
   * @param query gives those of the rows that are there
   */
  static <K, R extends Record> Rows<K, R> read(
      Collection<K> keys, Function<Collection<K>, Map<K, R>> query) {
    Set<K> distinct = new HashSet<>(keys);
    try {
      return new Rows<>(query.apply(distinct), Map.of());
    } catch (RuntimeException failure) {
      if (isOfTheDatabase(failure)) {
        throw failure;
      }
      return oneByOne(distinct, query);
    }
  }

  private static <K, R extends Record> Rows<K, R> oneByOne(
      Set<K> keys, Function<Collection<K>, Map<K, R>> query) {
    Map<K, R> readable = new HashMap<>();
    Map<K, String> damaged = new HashMap<>();
    for (K key : keys) {
      try {
        readable.putAll(query.apply(Set.of(key)));
      } catch (RuntimeException failure) {
        if (isOfTheDatabase(failure)) {
          throw failure;
        }
        damaged.put(key, "the row cannot be read: " + failure.getMessage());
      }
    }
    return new Rows<>(readable, damaged);
  }

  private static boolean isOfTheDatabase(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  /** The members in which a row is not as it was told; null where there is no row. */
  @Nullable String differences(K key, R told) {
    String damage = damaged.get(key);
    if (damage != null) {
      return damage;
    }
    R row = readable.get(key);
    if (row == null) {
      return null;
    }
    return row.equals(told) ? "" : String.join(", ", differing(row, told));
  }

  private static List<String> differing(Record row, Record told) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        if (!Objects.equals(
            component.getAccessor().invoke(row), component.getAccessor().invoke(told))) {
          names.add(component.getName());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record does not give its " + component.getName(), e);
      }
    }
    return names;
  }
}
