package dev.threadspool.operator;

/** A setting is missing or cannot be understood; the message says which, and how to give it. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
