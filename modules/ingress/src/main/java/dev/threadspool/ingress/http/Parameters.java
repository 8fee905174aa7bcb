package dev.threadspool.ingress.http;

import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.HttpErrors;
import dev.threadspool.ingress.error.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query parameters, each with its bounds; what breaks them is a fault under its name. */
final class Parameters {

  private final Map<String, String[]> values;
  private final Faults faults;

  /**
   * @throws ApiException 400 for a query that cannot be decoded
   */
  Parameters(HttpServletRequest request, Faults faults) {
    try {
      this.values = request.getParameterMap();
    } catch (IllegalStateException e) {
      throw Refusals.invalid(HttpErrors.of(400));
    }
    this.faults = faults;
  }

  /** Null where it is not given. */
  @Nullable Integer number(String name, int min, int max) {
    String text = single(name);
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    faults.add(name, "must be a whole number from %d to %d".formatted(min, max));
    return null;
  }

  /** False where it is not given. */
  boolean flag(String name) {
    String text = single(name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (!text.equals("true")) {
      faults.add(name, "must be true or false");
    }
    return true;
  }

  /** Null where it is not given. */
  @Nullable UUID uuid(String name) {
    String text = single(name);
    return text == null ? null : faults.uuid(name, text);
  }

  /** Null where it is not given, or empty. */
  @Nullable String text(String name, int maxLength) {
    String text = single(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.length() > maxLength) {
      faults.add(name, "may have at most %d characters".formatted(maxLength));
    } else if (text.indexOf('\0') >= 0) {
      faults.add(name, "must not contain U+0000");
    }
    return text;
  }

  private @Nullable String single(String name) {
    String[] given = values.get(name);
    if (given == null) {
      return null;
    }
    if (given.length > 1) {
      faults.add(name, "must be given once");
    }
    return given[0];
  }
}
