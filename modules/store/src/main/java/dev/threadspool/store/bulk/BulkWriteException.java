package dev.threadspool.store.bulk;

/** The database refused rows; the cause has its words. */
public final class BulkWriteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BulkWriteException(Exception cause) {
    super("rows could not be written: " + cause.getMessage(), cause);
  }
}
