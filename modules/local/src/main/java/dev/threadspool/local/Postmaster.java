package dev.threadspool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's first process, known by the file that it keeps in its data folder. */
final class Postmaster {

  private final Path pidFile;
  private final Path log;

  Postmaster(Path data, Path log) {
    this.pidFile = data.resolve("postmaster.pid");
    this.log = log;
  }

  boolean isAlive() {
    return process().isPresent();
  }

  /**
   * Sends a signal and waits: INT breaks off connections and stops in order, QUIT stops as a crash
   * would.
   */
  boolean signal(String signal, Duration timeout) {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return true;
    }
    Commands.run(
        log,
        Duration.ofSeconds(5),
        List.of("sh", "-c", "kill -" + signal + " " + process.get().pid()));
    return Await.until(timeout, () -> !isAlive());
  }

  /**
   * A crash leaves the file; PostgreSQL would not start when another process has been given the
   * number in it.
   */
  void forgetDead() {
    try {
      if (!isAlive()) {
        Files.deleteIfExists(pidFile);
      }
    } catch (IOException e) {
      throw new LocalStackException("cannot remove " + pidFile, e);
    }
  }

  private Optional<ProcessHandle> process() {
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      return ProcessHandle.of(pid).filter(Postmaster::isPostgres);
    } catch (IOException | RuntimeException _) {
      // No file, or one that is being written or removed.
      return Optional.empty();
    }
  }

  /** Also false for a dead process that nobody has reaped: it has no command line any more. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.isAlive()
        && process.info().commandLine().filter(line -> line.contains("postgres")).isPresent();
  }
}
