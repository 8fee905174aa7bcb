package dev.threadspool.operator;

/** Something must not be done as things are; the message says why, and what to do first. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }
}
