package dev.threadspool.contract.schemas;

/** The registry refuses a schema beside those that are registered. */
public final class IncompatibleSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  IncompatibleSchemaException(String subject, Throwable cause) {
    super(
        "the registry refuses the schema of %s: %s".formatted(subject, cause.getMessage()), cause);
  }
}
