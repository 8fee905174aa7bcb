package dev.threadspool.ingress.dependency;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database answers, but all connections that it is asked on were in use for too long. */
public final class PoolBusyException extends SQLException {

  private static final long serialVersionUID = 1L;

  public PoolBusyException(SQLException timeout) {
    super(timeout.getMessage(), timeout.getSQLState(), timeout);
  }

  static boolean isCauseOf(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoolBusyException) {
        return true;
      }
    }
    return false;
  }
}
