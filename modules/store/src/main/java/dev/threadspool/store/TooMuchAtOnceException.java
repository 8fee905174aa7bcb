package dev.threadspool.store;

/**
 * What is to be held at once is more than may be. Asked for in smaller pieces it comes: one thread
 * alone is never too much.
 */
public final class TooMuchAtOnceException extends RuntimeException {

  private static final int MIB = 1024 * 1024;

  /**
   * In bytes of text: of what one question brings, and of the events that one decision makes. A
   * sixteenth of the heap, for a lane holds it several times over; more than the largest event, so
   * that one record alone always comes through.
   */
  public static final int LIMIT_BYTES =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() / 16, 5L * MIB, 32L * MIB);

  public TooMuchAtOnceException(long bytes) {
    super("%,d bytes are more than the %,d that may be held at once".formatted(bytes, LIMIT_BYTES));
  }
}
