package dev.threadspool.store.bulk;

/** A restore must not begin here; the message says why, for people. */
public final class RestoreRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RestoreRefusedException(String message) {
    super(message);
  }
}
