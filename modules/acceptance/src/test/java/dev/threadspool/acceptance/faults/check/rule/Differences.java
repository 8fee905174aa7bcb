package dev.threadspool.acceptance.faults.check.rule;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** In which components two records of a type differ. */
final class Differences {

  private Differences() {}

  static <T extends Record> List<String> of(T left, T right) {
    List<String> differences = new ArrayList<>();
    for (RecordComponent component : left.getClass().getRecordComponents()) {
      if (!Objects.equals(value(component, left), value(component, right))) {
        differences.add(component.getName());
      }
    }
    return differences;
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot be read: " + component, e);
    }
  }
}
