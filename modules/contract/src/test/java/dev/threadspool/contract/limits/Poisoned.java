package dev.threadspool.contract.limits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A record with U+0000 wherever there was an at-sign. */
final class Poisoned {

  private Poisoned() {}

  static <T extends SpecificRecordBase> T copy(T record) {
    T copy = SpecificData.get().deepCopy(record.getSchema(), record);
    poison(copy);
    return copy;
  }

  private static void poison(SpecificRecordBase record) {
    for (var field : record.getSchema().getFields()) {
      record.put(field.pos(), poisoned(record.get(field.pos())));
    }
  }

  private static @Nullable Object poisoned(@Nullable Object value) {
    return switch (value) {
      case String text -> text.replace('@', '\0');
      case SpecificRecordBase record -> {
        poison(record);
        yield record;
      }
      case List<?> list -> list.stream().map(Poisoned::poisoned).toList();
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) -> copy.put(poisoned(name), poisoned(member)));
        yield copy;
      }
      case null, default -> value;
    };
  }
}
