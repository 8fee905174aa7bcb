package dev.threadspool.worker.intake;

/**
 * How many records are decided at once: fewer after an attempt that came to nothing, more again
 * with every batch that comes through. So what takes longer than an attempt has is done in smaller
 * pieces. Not thread-safe.
 */
final class BatchSize {

  private final int most;
  private int now;

  BatchSize(int most) {
    this.most = most;
    this.now = most;
  }

  int now() {
    return now;
  }

  void cameToNothing() {
    now = Math.max(1, now / 2);
  }

  void cameThrough() {
    now = (int) Math.min(most, 2L * now);
  }
}
