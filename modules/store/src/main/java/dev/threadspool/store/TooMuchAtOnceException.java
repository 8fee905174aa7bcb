package dev.threadspool.store;

/**
 * What is to be held at once is more than may be. Asked for in smaller pieces it comes: one thread
 * alone is never too much.
 */
public final class TooMuchAtOnceException extends RuntimeException {

  /**
   * @param bytes of text or of events, as is the limit
   */
  public TooMuchAtOnceException(long bytes, long limitBytes) {
    super("%,d bytes are more than the %,d that may be held at once".formatted(bytes, limitBytes));
  }
}
