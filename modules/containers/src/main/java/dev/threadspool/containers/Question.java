package dev.threadspool.containers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether something works that may fail in any way, or never come to an end. */
final class Question {

  private Question() {}

  /**
   * Tries it, in a thread that is left alone when it takes too long.
   *
   * @return what is wrong, for people; empty when it worked
   */
  static Optional<String> ask(String whom, Duration patience, Callable<?> attempt) {
    var task = new FutureTask<>(attempt);
    Thread.ofPlatform().daemon().name("asking-" + whom).start(task);
    try {
      task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException _) {
      return Optional.of("%s did not answer within %d s".formatted(whom, patience.toSeconds()));
    } catch (ExecutionException e) {
      return Optional.of("%s is not available (%s)".formatted(whom, e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while asking " + whom);
    }
  }
}
