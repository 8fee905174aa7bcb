package dev.threadspool.local;

/**
 * An embedded part could not be started, stopped or reached. The message is meant for people and
 * tells what to do about it.
 */
public final class LocalStackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened and what to do about it, for people
   */
  public LocalStackException(String message) {
    super(message);
  }

  LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}
