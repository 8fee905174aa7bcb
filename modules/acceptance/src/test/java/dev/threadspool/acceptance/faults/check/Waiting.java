package dev.threadspool.acceptance.faults.check;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what may never come true. */
final class Waiting {

  private static final Duration EVERY = Duration.ofMillis(200);

  private Waiting() {}

  /**
   * @return false where it took longer
   */
  static boolean until(Duration patience, Callable<Boolean> condition) {
    try {
      await().atMost(patience).pollInterval(EVERY).ignoreExceptions().until(condition);
      return true;
    } catch (ConditionTimeoutException tooLong) {
      return false;
    }
  }
}
