package dev.threadspool.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short commands of the operating system, with a time limit. */
final class Commands {

  private Commands() {}

  /**
   * Runs a command to its end.
   *
   * @param log where its output is appended
   * @throws LocalStackException when it fails, or takes longer than the timeout; shows the end of
   *     the log
   */
  static void run(Path log, Duration timeout, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new LocalStackException(
            "%s took longer than %d s. %s"
                .formatted(command.getFirst(), timeout.toSeconds(), LogTail.of(log)));
      }
      if (process.exitValue() != 0) {
        throw new LocalStackException(
            "%s ended with %d. %s"
                .formatted(String.join(" ", command), process.exitValue(), LogTail.of(log)));
      }
    } catch (IOException e) {
      throw new LocalStackException("cannot run " + command.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while running " + command.getFirst(), e);
    }
  }
}
