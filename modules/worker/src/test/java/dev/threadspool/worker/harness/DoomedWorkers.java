package dev.threadspool.worker.harness;

import dev.threadspool.worker.WorkerApplication;
import dev.threadspool.worker.milestone.Milestone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Workers in a process of its own, each held at another milestone; when all have arrived, the
 * process is killed (SIGKILL): no shutdown hook runs, no connection is closed in good order.
 */
public final class DoomedWorkers {

  private static final String ARRIVED = "arrived at ";
  private static final String MILESTONE = "--milestone=";

  private DoomedWorkers() {}

  /**
   * Returns when all of them are dead.
   *
   * @param workers what the worker that dies at a milestone is told
   */
  public static void run(Map<Milestone, Map<String, Object>> workers) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DoomedWorkers.class.getName());
    workers.forEach(
        (milestone, properties) -> {
          command.add(MILESTONE + milestone);
          properties.forEach((key, value) -> command.add(key + "=" + value));
        });
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(Path.of("target", "doomed-workers.log").toFile())
              .start();
      try {
        awaitArrivals(process, workers.keySet());
      } finally {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for a crash", e);
    }
  }

  private static void awaitArrivals(Process process, Set<Milestone> milestones) throws IOException {
    Set<Milestone> missing = EnumSet.copyOf(milestones);
    BufferedReader output = process.inputReader();
    while (!missing.isEmpty()) {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("the workers ended before they came to " + missing);
      }
      if (line.startsWith(ARRIVED)) {
        missing.remove(Milestone.valueOf(line.substring(ARRIVED.length())));
      }
    }
  }

  /** The process: a milestone and a worker's properties as {@code key=value}, again and again. */
  public static void main(String[] arguments) {
    int next = 0;
    while (next < arguments.length) {
      Milestone fatal = Milestone.valueOf(arguments[next++].substring(MILESTONE.length()));
      Map<String, Object> properties = new HashMap<>();
      while (next < arguments.length && !arguments[next].startsWith(MILESTONE)) {
        String argument = arguments[next++];
        int equals = argument.indexOf('=');
        properties.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
      WorkerApplication.start(properties, reached -> holdAt(fatal, reached));
    }
  }

  private static void holdAt(Milestone fatal, Milestone reached) {
    if (reached == fatal) {
      System.out.println(ARRIVED + fatal);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
