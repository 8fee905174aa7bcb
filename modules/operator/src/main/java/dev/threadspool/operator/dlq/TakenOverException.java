package dev.threadspool.operator.dlq;

/** Somebody else handles dead letters now; what this one had open is aborted. */
final class TakenOverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TakenOverException(Throwable cause) {
    super("another dlq command has taken over", cause);
  }
}
