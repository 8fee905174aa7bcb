package dev.threadspool.operator.parts;

import dev.threadspool.local.LocalPart;
import dev.threadspool.local.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** A line a step, when it is done, with the time it took. Steps may go on beside each other. */
public final class Steps implements Progress {

  private final BiConsumer<String, Duration> told;

  public Steps(PrintWriter out) {
    this(
        (name, took) -> {
          out.println(line(name, took));
          out.flush();
        });
  }

  /**
   * @param told is told of each step that is done, one at a time
   */
  public Steps(BiConsumer<String, Duration> told) {
    this.told = told;
  }

  /** A step that is done, for people. */
  public static String line(String name, Duration took) {
    return "  %-34s %5.1f s".formatted(name, took.toMillis() / 1000.0);
  }

  /** Runs a step and tells how long it took. */
  public <T> T step(String name, Callable<T> work) throws Exception {
    long begin = System.nanoTime();
    T result = work.call();
    done(name, Duration.ofNanos(System.nanoTime() - begin));
    return result;
  }

  @Override
  public void starting(LocalPart part) {
    // Kafka and PostgreSQL start beside each other: the line comes when a part is ready.
  }

  @Override
  public void ready(LocalPart part, Duration took) {
    done(part.name(), took);
  }

  private synchronized void done(String name, Duration took) {
    told.accept(name, took);
  }
}
