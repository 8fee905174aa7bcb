package dev.threadspool.worker.dependency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether one dependency is there. Tells of every change in one log line. What the work finds
 * counts first; who asks beside it ({@link DependencyWatch}) is heard where the work has been
 * silent for a while. Thread-safe.
 */
final class Presence {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  /** A worker with nothing to do has not heard of its dependencies for so long. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Dependency dependency;
  private final Duration longestSilence;
  private long heard = System.nanoTime() - SILENCE.toNanos();
  private boolean missedByWork;
  private @Nullable String cause;

  /**
   * @param longestSilence whoever waits for the dependency has tried it again by then
   */
  Presence(Dependency dependency, Duration longestSilence) {
    this.dependency = dependency;
    this.longestSilence = longestSilence;
  }

  /** The work found it away. */
  synchronized void missed(Throwable failure) {
    heard = System.nanoTime();
    missedByWork = true;
    away(failure);
  }

  /** The work found it there. */
  synchronized void met() {
    heard = System.nanoTime();
    missedByWork = false;
    back();
  }

  /**
   * The work got what it wanted, perhaps out of its own memory: that tells something only where it
   * had been missing.
   */
  synchronized void sufficed() {
    if (missedByWork) {
      met();
    }
  }

  /**
   * Whether nobody has tried it lately: it may have gone, or come back, without anybody noticing.
   */
  synchronized boolean isSilent() {
    Duration silence = missedByWork ? longestSilence : SILENCE;
    return System.nanoTime() - heard >= silence.toNanos();
  }

  /** What was asked beside the work failed; does not count where the work was heard meanwhile. */
  synchronized void askedInVain(Throwable failure) {
    if (isSilent()) {
      missedByWork = false;
      away(failure);
    }
  }

  /** What was asked beside the work was answered; the same. */
  synchronized void answered() {
    if (isSilent()) {
      missedByWork = false;
      back();
    }
  }

  /** Why it is away; null where it is there. */
  synchronized @Nullable String cause() {
    return cause;
  }

  private void away(Throwable failure) {
    if (cause == null) {
      log.atWarn()
          .addKeyValue("dependency", dependency.label())
          .addKeyValue("cause", rootMessage(failure))
          .log("A dependency is away; work waits for it");
    }
    cause = rootMessage(failure);
  }

  private void back() {
    if (cause != null) {
      cause = null;
      log.atInfo()
          .addKeyValue("dependency", dependency.label())
          .log("A dependency is back; work goes on");
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
