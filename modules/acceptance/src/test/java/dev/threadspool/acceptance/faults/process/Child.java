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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child JVM with its signals and its news. Thread-safe. */
final class Child {

  private static final Duration START = Duration.ofMinutes(5);

  /** What a JVM ends with after SIGTERM. */
  private static final int STOPPED = 143;

  /** All that were not seen to end. */
  private static final Set<Child> LIVING = ConcurrentHashMap.newKeySet();

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
   * @param listener is told each line of news at once, on a thread that hears nothing else
   *     meanwhile
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
      Child child = new Child(launch.log(), builder.start(), listener);
      LIVING.add(child);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills all that live, for an end of this JVM in order. */
  static void killAll() {
    LIVING.forEach(Child::kill9);
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
      LIVING.remove(this);
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
   * @return false where the child ends before, or it takes too long
   */
  synchronized boolean take(String line, Duration patience) {
    if (see(line, patience) == null) {
      return false;
    }
    news.computeIfPresent(line, (_, times) -> times == 1 ? null : times - 1);
    return true;
  }

  /** The same by a line's begin; returns the line, and leaves it. Null where it does not come. */
  synchronized @Nullable String see(String begin, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      for (String line : news.keySet()) {
        if (line.startsWith(begin)) {
          return line;
        }
      }
      long left = deadline - System.nanoTime();
      if (silent || left <= 0) {
        return null;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  /**
   * Waits until the application runs.
   *
   * @return its port
   * @throws IllegalStateException where it does not come to that
   */
  int awaitStarted() {
    String news = see(Protocol.STARTED, START);
    if (news == null) {
      throw new IllegalStateException(
          "%s %s; see %s"
              .formatted(
                  this,
                  process.isAlive() ? "has not started within " + START : "has ended",
                  log.toAbsolutePath()));
    }
    return port(news);
  }

  /** Its port, where it has started and lives. */
  OptionalInt portNow() {
    String news = process.isAlive() ? see(Protocol.STARTED, Duration.ZERO) : null;
    return news == null ? OptionalInt.empty() : OptionalInt.of(port(news));
  }

  private static int port(String news) {
    return Integer.parseInt(news.substring(Protocol.STARTED.length() + 1));
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

  /**
   * SIGTERM; returns when it has ended in order. One that is dead already stays so.
   *
   * @throws IllegalStateException where it ended otherwise, or not in time; it is dead then
   */
  void stop(Duration patience) {
    resume();
    // Not the process's own destroy(): that closes its standard input, too, and without a parent a
    // child ends at once.
    if (!process.toHandle().destroy()) {
      return;
    }
    boolean ended = awaitEnd(patience);
    if (!ended || process.exitValue() != STOPPED) {
      kill9();
      throw new IllegalStateException(
          "%s did not stop in order (%s); see %s"
              .formatted(
                  this,
                  ended ? "exit code " + process.exitValue() : "not within " + patience,
                  log.toAbsolutePath()));
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
