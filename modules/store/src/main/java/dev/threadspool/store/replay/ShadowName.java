package dev.threadspool.store.replay;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a schema that a replay may make, and drop: plain enough to stand in a statement as it
 * is.
 */
public record ShadowName(String text) {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Set<String> TAKEN = Set.of("public", "information_schema");

  public ShadowName {
    if (!PLAIN.matcher(text).matches() || TAKEN.contains(text) || text.startsWith("pg_")) {
      throw new IllegalArgumentException(
          "%s cannot be a shadow schema: lower-case letters, digits and _, at most 63, and none of the database's own"
              .formatted(text));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
