package dev.threadspool.store.replay;

import dev.threadspool.contract.model.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command of which something else came in the shadow.
 *
 * @param threadUuid null where nobody can read the command
 */
public record OutcomeDifference(
    Origin origin, @Nullable UUID threadUuid, Kind kind, Told live, Told shadow) {

  /** In which way. */
  public enum Kind {
    /** There is a thread, and there would be none. */
    ONLY_LIVE,
    /** There would be a thread, and there is none. */
    ONLY_SHADOW,
    /** No thread either way, but for another reason. */
    OTHER_REASON
  }

  /**
   * What came of it.
   *
   * @param outcome thread, rejection, dead letter or nothing
   * @param error the rejection's name, or the exception's; empty for threads
   */
  public record Told(String outcome, String error, String message) {

    /** In a word. */
    public String brief() {
      return error.isEmpty() ? outcome : error;
    }
  }
}
