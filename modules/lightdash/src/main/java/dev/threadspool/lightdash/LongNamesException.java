package dev.threadspool.lightdash;

/**
 * The names of conversations that were asked for together are longer than may be held at once. A
 * name may be a whole prompt. Asked for in smaller pieces they come: ten are never too many, and no
 * command pins more.
 */
public final class LongNamesException extends RuntimeException {

  /** So many are named however long they are. */
  public static final int ALWAYS_NAMED = 10;

  private static final int MIB = 1024 * 1024;

  /** In bytes of UTF-8, of all names together: a sixteenth of the heap. */
  public static final int LIMIT_BYTES =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() / 16, 5L * MIB, 32L * MIB);

  public LongNamesException(long bytes) {
    super(
        "names of %,d bytes are more than the %,d that may be held at once"
            .formatted(bytes, LIMIT_BYTES));
  }
}
