package dev.threadspool.contract.wire;

/**
 * The schema registry does not answer, or refuses to: nothing is wrong with the record, it has to
 * wait.
 */
public final class RegistryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what the registry, or the network, said. */
  public static RegistryUnavailableException of(Exception cause) {
    return new RegistryUnavailableException(
        "the schema registry does not answer as it should: " + cause.getMessage(), cause);
  }

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
