package dev.threadspool.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of this JVM's own threads, which no flight recording samples; zero where the
 * system has no {@code /proc}.
 *
 * @param compiler of methods that are hot
 * @param collector of garbage
 */
record JvmThreads(Duration compiler, Duration collector) {

  static final JvmThreads NONE = new JvmThreads(Duration.ZERO, Duration.ZERO);

  private static final Path TASKS = Path.of("/proc/self/task");

  /** Linux counts processor time in hundredths of a second, on every machine. */
  private static final long TICK_MILLIS = 10;

  /** Fields of stat(5) behind the name: 12th and 13th are user and system time. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  static JvmThreads now() {
    if (!Files.isDirectory(TASKS)) {
      return NONE;
    }
    try (Stream<Path> tasks = Files.list(TASKS)) {
      return tasks.map(JvmThreads::of).reduce(NONE, JvmThreads::plus);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JvmThreads of(Path task) {
    String stat;
    try {
      stat = Files.readString(task.resolve("stat"));
    } catch (IOException ended) {
      // It has ended since it was listed.
      return NONE;
    }
    int end = stat.lastIndexOf(')');
    String name = stat.substring(stat.indexOf('(') + 1, end);
    List<String> fields = List.of(stat.substring(end + 2).split(" "));
    Duration used =
        Duration.ofMillis(
            TICK_MILLIS * (Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM))));
    if (name.contains("CompilerThre")) {
      return new JvmThreads(used, Duration.ZERO);
    }
    return name.startsWith("G1 ") || name.startsWith("GC Thread")
        ? new JvmThreads(Duration.ZERO, used)
        : NONE;
  }

  JvmThreads since(JvmThreads before) {
    return new JvmThreads(compiler.minus(before.compiler), collector.minus(before.collector));
  }

  JvmThreads plus(JvmThreads other) {
    return new JvmThreads(compiler.plus(other.compiler), collector.plus(other.collector));
  }
}
