package dev.threadspool.ingress.http;

import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request's path and parameters, gathered to be told at once. */
final class Faults {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Map<String, String> faults = new LinkedHashMap<>();

  void add(String name, String fault) {
    faults.putIfAbsent(name, fault);
  }

  /** Null, and a fault, where the text is none. */
  @Nullable UUID uuid(String name, String text) {
    if (UUID_TEXT.matcher(text).matches()) {
      return UUID.fromString(text);
    }
    add(name, "must be a UUID");
    return null;
  }

  /**
   * @throws ApiException 422 naming all that is wrong
   */
  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw Refusals.invalid(new ShapeException(faults).error());
    }
  }
}
