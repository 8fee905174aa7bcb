package dev.threadspool.store.bulk;

/** How many rows of a batch are new: neither there already, nor of erased threads. */
public record Added(long threads, long rejections, long deadLetters) {

  /** Of all kinds. */
  public long total() {
    return threads + rejections + deadLetters;
  }
}
