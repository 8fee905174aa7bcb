package dev.threadspool.contract.wire;

import org.jspecify.annotations.Nullable;

/** Bytes that will never be a record of the wanted type, however often they are read. */
public final class UnreadableRecordException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
