package dev.threadspool.operator;

/** Something that is needed does not answer; the message says what, and where it was looked for. */
public final class AwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
