package dev.threadspool.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that runs beside us and is waited for. Its thread inherits our context class loader,
 * which one of the common pool would not: Kafka loads classes by it.
 */
final class Background {

  private final String name;
  private final FutureTask<Void> task;

  private Background(String name, FutureTask<Void> task) {
    this.name = name;
    this.task = task;
  }

  static Background run(String name, Runnable work) {
    var task = new FutureTask<Void>(work, null);
    Thread.ofPlatform().daemon().name(name).start(task);
    return new Background(name, task);
  }

  /**
   * Waits for the end, and throws what the work threw. What takes longer is left to the end of the
   * JVM.
   */
  void await(Duration timeout) {
    try {
      task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted during " + name, e);
    } catch (TimeoutException e) {
      throw new LocalStackException(
          "%s took longer than %d s".formatted(name, timeout.toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LocalStackException cause
          ? cause
          : new LocalStackException(name + " failed", e);
    }
  }
}
