package dev.threadspool.lightdash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reviews found, in the words of the newest of them.
 *
 * @param count how many reviews found it
 * @param recommendationJson what to change, as JSON; null where nothing is recommended
 * @param contextEntryJson an entry for the project's context, as JSON; null where none is proposed
 */
public record Finding(
    @Nullable String title,
    @Nullable String rootCause,
    int count,
    List<Excerpt> excerpts,
    @Nullable String recommendationJson,
    @Nullable String contextEntryJson) {

  public Finding {
    excerpts = List.copyOf(excerpts);
  }

  /** Evidence; a redacted excerpt's text never leaves the database (decision 13). */
  public record Excerpt(String source, String text, boolean redacted) {}
}
