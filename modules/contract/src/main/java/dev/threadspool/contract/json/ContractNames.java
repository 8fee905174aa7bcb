package dev.threadspool.contract.json;

import dev.threadspool.contract.avro.DimensionType;
import dev.threadspool.contract.avro.FilterOperator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contract's names of enum values and the schemas' symbols, both ways. Symbols are the names in
 * upper case with underscores: some names ({@code boolean}) are words of Java, which Avro would
 * change.
 */
final class ContractNames<E extends Enum<E>> {

  static final ContractNames<FilterOperator> OPERATORS = new ContractNames<>(FilterOperator.class);
  static final ContractNames<DimensionType> DIMENSIONS = new ContractNames<>(DimensionType.class);

  private final Map<E, String> names;
  private final Map<String, E> symbols = new HashMap<>();

  private ContractNames(Class<E> type) {
    names = new EnumMap<>(type);
    for (E symbol : type.getEnumConstants()) {
      if (!symbol.name().equals("UNKNOWN")) {
        names.put(symbol, camelCase(symbol.name()));
        symbols.put(camelCase(symbol.name()), symbol);
      }
    }
  }

  /** The contract's name. */
  String name(E symbol) {
    String name = names.get(symbol);
    if (name == null) {
      throw new IllegalArgumentException(symbol + " is unknown to this version");
    }
    return name;
  }

  /** Null for a name that the contract does not know. */
  @Nullable E symbol(String name) {
    return symbols.get(name);
  }

  private static String camelCase(String symbol) {
    StringBuilder name = new StringBuilder();
    for (String word : symbol.toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
