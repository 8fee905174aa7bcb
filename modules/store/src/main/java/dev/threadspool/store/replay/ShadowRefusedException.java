package dev.threadspool.store.replay;

/** A schema is not to be used like this; the message says why, for people. */
public final class ShadowRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ShadowRefusedException(String message) {
    super(message);
  }
}
