package dev.threadspool.worker.harness;

import dev.threadspool.worker.WorkerApplication;
import dev.threadspool.worker.milestone.Milestone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A worker in a process of its own that is gone, as after {@code kill -9}, the moment it reaches a
 * milestone: no shutdown hook runs, no connection is closed in good order.
 */
public final class CrashingWorker {

  private static final int CRASHED = 99;
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;

  private CrashingWorker(Process process) {
    this.process = process;
  }

  static CrashingWorker start(Milestone milestone, Map<String, Object> properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CrashingWorker.class.getName(), milestone.name()));
    properties.forEach((key, value) -> command.add(key + "=" + value));
    try {
      Path output = Path.of("target", "crashing-worker-" + milestone + ".log");
      return new CrashingWorker(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the milestone was reached and the process is gone. */
  public void awaitCrash() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != CRASHED) {
        throw new IllegalStateException("the worker never came to its milestone: " + process);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for a crash", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The worker's process: a milestone, then its properties as {@code key=value}. */
  public static void main(String[] arguments) {
    Milestone fatal = Milestone.valueOf(arguments[0]);
    Map<String, Object> properties = new HashMap<>();
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      int equals = argument.indexOf('=');
      properties.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    WorkerApplication.start(
        properties,
        reached -> {
          if (reached == fatal) {
            Runtime.getRuntime().halt(CRASHED);
          }
        });
  }
}
