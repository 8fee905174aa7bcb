package dev.threadspool.acceptance.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * A process that is stopped by SIGSTOP until this is closed. A shell waits to let it go on
 * (SIGCONT) at the end of a pipe from this JVM, so that it does so when this JVM dies, too.
 */
final class Suspension implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      kill -STOP "$0" && echo stopped
      read -r _
      kill -CONT "$0"
      """;

  private final Process shell;

  private Suspension(Process shell) {
    this.shell = shell;
  }

  /** Returns when the signal is sent. */
  static Suspension of(long pid) {
    try {
      Process shell = new ProcessBuilder("sh", "-c", SCRIPT, String.valueOf(pid)).start();
      if (shell.inputReader().readLine() == null) {
        throw new IllegalStateException("process %d cannot be suspended".formatted(pid));
      }
      return new Suspension(shell);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a suspended process was not let go on");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
