package dev.threadspool.worker.dependency;

/**
 * The database gave another transaction precedence (deadlock, serialization failure). It is there,
 * nothing is wrong with the records, and nothing of them is decided: they are decided again.
 */
public final class RolledBackException extends RuntimeException {

  RolledBackException(Throwable cause) {
    super("the database rolled the transaction back: " + cause.getMessage(), cause);
  }
}
