package dev.threadspool.lightdash;

/**
 * The names of conversations that were asked for together are longer than may be held at once. A
 * name may be a whole prompt. Asked for in smaller pieces they come: ten are never too many, and no
 * command pins more.
 */
public final class LongNamesException extends RuntimeException {

  /** So many are named however long they are. */
  public static final int ALWAYS_NAMED = 10;

  /**
   * @param bytes of UTF-8, of all names together, as is the limit
   */
  public LongNamesException(long bytes, long limitBytes) {
    super(
        "names of %,d bytes are more than the %,d that may be held at once"
            .formatted(bytes, limitBytes));
  }
}
