package dev.threadspool.store.internal;

/** The database refused rows; the cause has its words. */
public final class BulkWriteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BulkWriteException(Exception cause) {
    super("rows could not be written: " + cause.getMessage(), cause);
  }
}
