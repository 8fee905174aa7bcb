package dev.threadspool.worker.intake;

import dev.threadspool.lightdash.LongNamesException;
import dev.threadspool.store.TooMuchAtOnceException;

/**
 * How many records are decided at once: fewer after an attempt that came to nothing and after a
 * batch that was too much at once, more again with every batch that comes through whole. So what
 * takes longer than an attempt has is done in smaller pieces, and what does not fit is not resolved
 * again and again. Thread-safe: what one thread finds too much is so for the others.
 */
final class BatchSize {

  private final int most;
  private int now;

  BatchSize(int most) {
    this.most = most;
    this.now = most;
  }

  synchronized int now() {
    return now;
  }

  synchronized void cameToNothing() {
    now = Math.max(1, now / 2);
  }

  /**
   * @param records so many are halved
   * @param fault why: only that they could not be held at once says that they were too many
   */
  synchronized void areHalved(int records, Throwable fault) {
    if (fault instanceof TooMuchAtOnceException || fault instanceof LongNamesException) {
      now = Math.clamp(records / 2, 1, now);
    }
  }

  /**
   * @param records more than may be now where they came through in pieces: that is nothing to grow
   *     by
   */
  synchronized void cameThrough(int records) {
    if (records <= now) {
      now = (int) Math.min(most, 2L * now);
    }
  }
}
