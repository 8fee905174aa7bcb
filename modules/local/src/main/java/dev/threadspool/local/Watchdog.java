package dev.threadspool.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A shell beside the JVM that ends the stack's other processes when the JVM is gone, {@code kill
 * -9} included.
 *
 * <p>It waits at the end of a pipe that only this JVM writes to. What it does is in {@code
 * watchdog.sh}. Where the system can do so it lives in a session of its own, so that neither Ctrl-C
 * nor the end of the terminal ends it first.
 */
final class Watchdog implements AutoCloseable {

  private static final String NAME = "threadspool-watchdog";
  private static final Duration EARLIER_TIMEOUT = Duration.ofSeconds(40);
  private static final String IN_OWN_SESSION =
      """
      # threadspool-watchdog
      if command -v setsid > /dev/null; then exec setsid sh -c "$@"; else exec sh -c "$@"; fi
      """;

  private final Process process;
  private final PidFile pidFile;

  private Watchdog(Process process, PidFile pidFile) {
    this.process = process;
    this.pidFile = pidFile;
  }

  /** Watches over a folder until closed. */
  static Watchdog over(DataFolder folder) {
    String lifetime = folder.isTemporary() ? "temporary" : "kept";
    try {
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  IN_OWN_SESSION,
                  "sh",
                  script(),
                  NAME,
                  folder.path().toString(),
                  lifetime)
              .directory(Path.of("/").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      PidFile pidFile = pidFile(folder.path());
      pidFile.write(process.pid());
      return new Watchdog(process, pidFile);
    } catch (IOException e) {
      throw new LocalStackException("cannot start the watchdog", e);
    }
  }

  /**
   * An earlier run's watchdog may still be stopping its servers, and must not take the next ones
   * for them.
   */
  static void awaitEarlier(Path folder) {
    PidFile pidFile = pidFile(folder);
    if (!Await.until(EARLIER_TIMEOUT, () -> !pidFile.isAlive())) {
      throw new LocalStackException(
          "the watchdog of an earlier run still works in %s; try again later".formatted(folder));
    }
    pidFile.forgetDead();
  }

  /** Tells it that all was stopped in order. */
  @Override
  public void close() {
    try {
      process.getOutputStream().write("closed\n".getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      // It is gone already: then there is nobody to tell.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    pidFile.forgetDead();
  }

  private static PidFile pidFile(Path folder) {
    return new PidFile(folder.resolve("watchdog.pid"), NAME);
  }

  private static String script() throws IOException {
    try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
      if (script == null) {
        throw new IllegalStateException("watchdog.sh is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
