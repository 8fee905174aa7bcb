package dev.threadspool.operator;

import org.jspecify.annotations.Nullable;

/** Something that is needed does not answer; the message says what, and where it was looked for. */
public final class AwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AwayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
