package dev.threadspool.bench.curves;

import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.local.FreePorts;
import dev.threadspool.operator.train.WorkerJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker with a process of its own, so that its memory and its processor time are its own. It
 * ends with this JVM, unless that is killed by force.
 */
final class WorkerProcess implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(10);
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);

  /** A little longer than a command that was interrupted has to end in order. */
  private static final Duration UNTIL_FORCED = Duration.ofSeconds(65);

  private final Path log;
  private final Readiness readiness;
  private final long began;
  private final Process process;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endWithJvm, "end of a worker");
  private boolean logKept;

  private WorkerProcess(Path log, Readiness readiness, long began, Process process) {
    this.log = log;
    this.readiness = readiness;
    this.began = began;
    this.process = process;
  }

  /**
   * Returns at once.
   *
   * @param jvm as a worker has it
   * @param settings in the worker's keys
   */
  static WorkerProcess start(WorkerJvm jvm, Map<String, Object> settings)
      throws InterruptedException {
    int port = FreePorts.find(1).getFirst();
    Map<String, Object> all = new HashMap<>(settings);
    all.put("server.port", port);
    Readiness readiness = new Readiness(port);
    // Or the start would have to share the processors with the classes of whoever watches it.
    var _ = readiness.isReady();
    try {
      Path log = Files.createTempFile("threadspool-bench-worker-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(jvm.worker(all))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
      long began = System.nanoTime();
      WorkerProcess worker = new WorkerProcess(log, readiness, began, builder.start());
      Runtime.getRuntime().addShutdownHook(worker.hook);
      return worker;
    } catch (IOException e) {
      readiness.close();
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @return how long that took from the start of the process
   * @throws WorkUndoneException where it does not come to that
   */
  Duration awaitReady() throws InterruptedException {
    while (!readiness.isReady()) {
      if (!process.isAlive()) {
        throw new WorkUndoneException(
            "the worker's process has ended with %d".formatted(process.exitValue()));
      }
      if (age().compareTo(START) > 0) {
        throw new WorkUndoneException(
            "the worker is not ready after %d s".formatted(START.toSeconds()));
      }
      Thread.sleep(EVERY);
    }
    return age();
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Null where the system does not tell. */
  @Nullable Resident resident() {
    return Resident.of(process.pid());
  }

  /** Used so far; zero where the system does not tell. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The same with the log named, which stays. */
  WorkUndoneException withLog(WorkUndoneException undone) {
    logKept = true;
    WorkUndoneException named =
        new WorkUndoneException(
            "%s; what the worker logged is in %s".formatted(undone.getMessage(), log));
    named.initCause(undone);
    return named;
  }

  /** Stops it in order, or kills it where that takes too long. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    closed.countDown();
    readiness.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // It runs, and has seen that there is nothing to do.
    }
    if (!logKept) {
      Files.deleteIfExists(log);
    }
  }

  /** Hooks run beside each other: whoever measures may still want to end in order. */
  private void endWithJvm() {
    try {
      if (!closed.await(UNTIL_FORCED.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
