package dev.threadspool.operator.send;

import dev.threadspool.operator.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks over HTTP. No message has the token, or a part of it. */
final class AccessToken {

  private static final String VARIABLE = "THREADSPOOL_TOKEN";

  /** What a header carries as it is; of anything else the JDK complains by showing it. */
  private static final Pattern WORD = Pattern.compile("[\\x21-\\x7E]+");

  private AccessToken() {}

  /**
   * @param file null for the environment's
   * @throws UsageException where there is none, or one that no header can carry
   */
  static String read(@Nullable Path file) {
    String token = text(file).strip();
    if (token.isEmpty()) {
      throw new UsageException("who asks? Give --token-file, or " + VARIABLE);
    }
    if (!WORD.matcher(token).matches()) {
      throw new UsageException(
          "%s has no token: one is a single word of printable ASCII characters (no byte order mark)"
              .formatted(file == null ? VARIABLE : file));
    }
    return token;
  }

  private static String text(@Nullable Path file) {
    try {
      return file == null
          ? Objects.requireNonNullElse(System.getenv(VARIABLE), "")
          : Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
