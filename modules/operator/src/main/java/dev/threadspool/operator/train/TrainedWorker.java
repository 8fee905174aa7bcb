package dev.threadspool.operator.train;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.parts.Readiness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker with a process of its own that is watched by its JVM, which writes the cache as it ends.
 * Closing kills what is left of it.
 */
final class TrainedWorker implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(100);

  /**
   * To get ready, or to stop and write the cache: 15 s where nobody else wants the processors.
   * Nobody waits for a service that is trained, so a busy machine may take its time.
   */
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final Process process;
  private final Path log;

  private TrainedWorker(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static TrainedWorker start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
    return new TrainedWorker(builder.start(), log);
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws AwayException where it does not come to that; names its log
   */
  boolean awaitReady(int port, Console run) throws InterruptedException {
    try {
      Readiness.await("worker", port, WITHIN, () -> isAlive(run));
      return true;
    } catch (AwayException away) {
      throw withLog(String.valueOf(away.getMessage()), away);
    }
  }

  /** Asked to end, the command has killed it: that is no failure of the worker. */
  private boolean isAlive(Console run) {
    run.checkpoint();
    return process.isAlive();
  }

  /**
   * Stops it in order, and waits until its process has ended.
   *
   * @throws AwayException where that takes too long; names its log
   */
  boolean stop(Console run) throws InterruptedException {
    process.destroy();
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() > deadline) {
        throw withLog("the worker has not ended after %d s".formatted(WITHIN.toSeconds()), null);
      }
      run.pause(EVERY);
    }
    return true;
  }

  /** The same with the log named. */
  AwayException withLog(String reason, @Nullable Exception cause) {
    return new AwayException("%s; what it logged is in %s".formatted(reason, log), cause);
  }

  @Override
  public void close() {
    // A JVM that writes its cache does so in a child.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
