package dev.threadspool.acceptance.faults.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child JVM with its signals and its news. Thread-safe. */
final class Child {

  private final Path log;
  private final Process process;
  private final PrintWriter orders;

  /** What was told and not yet taken, and how often. */
  private final Map<String, Integer> news = new HashMap<>();

  private final Consumer<String> listener;
  private boolean silent;
  private @Nullable Suspension suspension;

  private Child(Path log, Process process, Consumer<String> listener) {
    this.log = log;
    this.process = process;
    this.orders = new PrintWriter(process.outputWriter(), true);
    this.listener = listener;
    Thread.ofVirtual().name("news of " + process.pid()).start(this::listen);
  }

  /**
   * @param listener is told each line of news at once, on a thread that hears nothing else meanwhile
   */
  static Child start(Launch launch, Class<?> main, Consumer<String> listener) {
    try {
      Files.createDirectories(launch.logs());
      ProcessBuilder builder =
          new ProcessBuilder(launch.command(main))
              .redirectError(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
      return new Child(launch.log(), builder.start(), listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        listener.accept(line);
        tell(line);
      }
    } catch (IOException _) {
      // As good as its end: a process that was killed.
    } finally {
      fallSilent();
    }
  }

  private synchronized void tell(String line) {
    news.merge(line, 1, Integer::sum);
    notifyAll();
  }

  private synchronized void fallSilent() {
    silent = true;
    notifyAll();
  }

  void order(String order) {
    orders.println(order);
  }

  /** How often a line was told, and not taken. */
  synchronized int told(String line) {
    return news.getOrDefault(line, 0);
  }

  /**
   * Waits for a line of news, and takes it.
   *
   * @param begin of the line
   * @throws IllegalStateException where the child ends before, or it takes too long
   */
  synchronized void take(String begin, Duration patience) {
    news.computeIfPresent(see(begin, patience), (_, times) -> times == 1 ? null : times - 1);
  }

  /** The same, and leaves it. */
  synchronized String see(String begin, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        for (String line : news.keySet()) {
          if (line.startsWith(begin)) {
            return line;
          }
        }
        long left = deadline - System.nanoTime();
        if (silent || left <= 0) {
          throw new IllegalStateException(
              "%s did not say '%s' %s; see %s"
                  .formatted(
                      this,
                      begin,
                      silent ? "before its end" : "within " + patience,
                      log.toAbsolutePath()));
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + this, e);
    }
  }

  /** SIGKILL; returns when it is dead. Works on one that is suspended or dead, too. */
  void kill9() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(30));
    resume();
  }

  synchronized void suspend() {
    if (suspension == null && process.isAlive()) {
      suspension = Suspension.of(process.pid());
    }
  }

  synchronized void resume() {
    if (suspension != null) {
      suspension.close();
      suspension = null;
    }
  }

  /** SIGTERM; returns when it has ended, in order or, where that takes too long, by force. */
  void stop(Duration patience) {
    resume();
    process.destroy();
    if (!awaitEnd(patience)) {
      kill9();
    }
  }

  boolean awaitEnd(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Empty while it lives. After SIGKILL 137. */
  OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  Path log() {
    return log;
  }

  @Override
  public String toString() {
    return "process %d (%s)".formatted(process.pid(), log.getFileName());
  }
}
