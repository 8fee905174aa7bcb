package dev.threadspool.lightdash.tokens;

/** Too many unknown tokens are being looked up at once. It is no fault of this one: ask again. */
public final class TokensBusyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TokensBusyException() {
    super("too many unknown tokens are being looked up", null, false, false);
  }
}
