package dev.threadspool.ingress.identity;

import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller chose so that asking again asks for the same thread. */
public record IdempotencyKey(String text) {

  /** The header that carries it. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7E]{1,255}");

  public IdempotencyKey {
    if (!PRINTABLE_ASCII.matcher(text).matches()) {
      throw new IllegalArgumentException("an idempotency key is 1 to 255 printable characters");
    }
  }

  /**
   * Null where there is none.
   *
   * @param headers all headers of that name
   * @throws ApiException 400 where it is empty, too long, not printable ASCII, or there twice
   */
  public static @Nullable IdempotencyKey of(List<String> headers) {
    if (headers.isEmpty()) {
      return null;
    }
    if (headers.size() > 1 || !PRINTABLE_ASCII.matcher(headers.getFirst()).matches()) {
      throw Refusals.parameter(
          "Idempotency-Key must be given once, with 1 to 255 printable ASCII characters");
    }
    return new IdempotencyKey(headers.getFirst());
  }
}
