package dev.threadspool.operator.console;

/** The command was asked to end, and does so. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
