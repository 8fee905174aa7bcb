package dev.threadspool.acceptance.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node's process, started as often as it takes. Data and ports stay the same. */
final class BrokerProcess {

  private static final int STOP_SECONDS = 60;

  private final int node;
  private final ClusterPlan plan;
  private final Path folder;
  private final Path log;
  private @Nullable Process process;

  /**
   * @param folder where its data goes
   * @param log where its output is appended
   */
  BrokerProcess(int node, ClusterPlan plan, Path folder, Path log) {
    this.node = node;
    this.plan = plan;
    this.folder = folder;
    this.log = log;
  }

  /** Does not wait until it serves. */
  synchronized void start() {
    if (isAlive()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BrokerMain.class.getName(), Integer.toString(node), folder.toString()));
    command.addAll(plan.toArguments());
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start node " + node, e);
    }
  }

  /** In good order: its partitions are led by others before it goes. */
  synchronized void stop() {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    try {
      running.getOutputStream().write((BrokerMain.STOP + "\n").getBytes(StandardCharsets.US_ASCII));
      running.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("node %d died meanwhile; see %s".formatted(node, log), e);
    }
    if (!ended(running)) {
      kill();
      throw new IllegalStateException(
          "node %d did not stop within %d s and was killed; see %s"
              .formatted(node, STOP_SECONDS, log));
    }
  }

  /** As {@code kill -9} does; returns when it is dead. */
  synchronized void kill() {
    Process running = process;
    if (running != null && !ended(running.destroyForcibly())) {
      throw new IllegalStateException("node %d cannot be killed".formatted(node));
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a broker's end", e);
    }
  }
}
