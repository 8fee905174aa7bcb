package dev.threadspool.worker.harness;

import dev.threadspool.worker.WorkerApplication;
import dev.threadspool.worker.milestone.Milestone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Workers in a process of its own, each held at a milestone the first time that it comes there.
 * Then all of them can be killed (SIGKILL: no shutdown hook runs, no connection is closed in good
 * order), or suspended (SIGSTOP) and woken.
 */
public final class WorkerProcess implements AutoCloseable {

  private static final String ARRIVED = "arrived";
  private static final String MILESTONE = "--milestone=";
  private static final CountDownLatch released = new CountDownLatch(1);

  private final Process process;

  /**
   * @param milestone where the worker is held
   * @param properties what it is told
   */
  public record Held(Milestone milestone, Map<String, Object> properties) {}

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /** Returns when all of them have arrived at their milestones. */
  public static WorkerProcess start(List<Held> workers) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WorkerProcess.class.getName());
    for (Held worker : workers) {
      command.add(MILESTONE + worker.milestone());
      worker.properties().forEach((key, value) -> command.add(key + "=" + value));
    }
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(Path.of("target", "worker-process.log").toFile())
              .start();
      awaitArrivals(process, workers.size());
      return new WorkerProcess(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitArrivals(Process process, int count) throws IOException {
    int missing = count;
    BufferedReader output = process.inputReader();
    while (missing > 0) {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("the process ended; not arrived: " + missing);
      }
      if (line.equals(ARRIVED)) {
        missing--;
      }
    }
  }

  /** It does nothing any more, and nobody is told. */
  public void suspend() {
    signal("STOP");
  }

  /** It goes on where it was, and nobody is held any longer. */
  public void wake() {
    try {
      process.outputWriter().append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status =
          new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signalling a process", e);
    }
  }

  /** Kills it. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process: a milestone and a worker's properties as {@code key=value}, again and again. */
  public static void main(String[] arguments) throws IOException {
    int next = 0;
    while (next < arguments.length) {
      Milestone milestone = Milestone.valueOf(arguments[next++].substring(MILESTONE.length()));
      Map<String, Object> properties = new HashMap<>();
      while (next < arguments.length && !arguments[next].startsWith(MILESTONE)) {
        String argument = arguments[next++];
        int equals = argument.indexOf('=');
        properties.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
      AtomicBoolean arrived = new AtomicBoolean();
      WorkerApplication.start(
          properties,
          reached -> {
            if (reached == milestone && arrived.compareAndSet(false, true)) {
              hold();
            }
          });
    }
    if (System.in.read() >= 0) {
      released.countDown();
    }
  }

  private static void hold() {
    System.out.println(ARRIVED);
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
