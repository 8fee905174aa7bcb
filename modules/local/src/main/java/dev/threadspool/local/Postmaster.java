package dev.threadspool.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's first process, known by the file that it keeps in its data folder. */
final class Postmaster {

  private final PidFile pidFile;
  private final Path log;

  Postmaster(Path data, Path log) {
    this.pidFile = new PidFile(data.resolve("postmaster.pid"), "postgres");
    this.log = log;
  }

  boolean isAlive() {
    return pidFile.isAlive();
  }

  /**
   * Sends a signal and waits for the end of the process: INT breaks off connections and stops in
   * order, QUIT stops as a crash would.
   *
   * @return whether it is gone
   */
  boolean signal(String signal, Duration timeout) {
    Optional<ProcessHandle> process = pidFile.process();
    if (process.isEmpty()) {
      return true;
    }
    Commands.run(
        log,
        Duration.ofSeconds(5),
        List.of("sh", "-c", "kill -" + signal + " " + process.get().pid()));
    return Await.until(timeout, () -> !isAlive() && hasEnded(process.get()));
  }

  /**
   * PostgreSQL takes its pid file away shortly before it ends. One that nobody has collected yet
   * (its command line is gone) has ended too.
   */
  private static boolean hasEnded(ProcessHandle process) {
    return !process.isAlive() || process.info().commandLine().isEmpty();
  }

  /**
   * A crash leaves the file; PostgreSQL would not start when another process has been given the
   * number in it.
   */
  void forgetDead() {
    pidFile.forgetDead();
  }
}
