package dev.threadspool.operator.status;

import dev.threadspool.operator.console.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question to a part that may never answer. Questions to several parts are asked at once, and
 * nobody waits longer than he wants to. While one is open it is not asked again. Not thread-safe.
 */
final class Question<T> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Callable<T> asked;
  private @Nullable FutureTask<Answer.Given<T>> open;

  Question(Callable<T> asked) {
    this.asked = asked;
  }

  /** Begins to ask; returns at once. */
  void ask() {
    if (open == null) {
      open = new FutureTask<>(this::answered);
      Thread.ofVirtual().start(open);
    }
  }

  private Answer.Given<T> answered() throws Exception {
    long begin = System.nanoTime();
    T value = asked.call();
    return new Answer.Given<>(value, Duration.ofNanos(System.nanoTime() - begin));
  }

  /**
   * @param deadline of {@link System#nanoTime}
   * @param patience for people: how long that is
   */
  Answer<T> answer(long deadline, Duration patience, Console run) throws InterruptedException {
    FutureTask<Answer.Given<T>> waited = open;
    if (waited == null) {
      return new Answer.Away<>("nobody asked");
    }
    while (!waited.isDone()) {
      if (System.nanoTime() > deadline) {
        return new Answer.Away<>("no answer within %d s".formatted(patience.toSeconds()));
      }
      run.checkpoint();
      peek(waited);
    }
    open = null;
    return switch (waited.state()) {
      case SUCCESS -> waited.resultNow();
      case FAILED -> failed(waited.exceptionNow());
      case RUNNING, CANCELLED -> new Answer.Away<>("it was given up");
    };
  }

  private static <T> Answer<T> failed(Throwable failure) {
    if (failure instanceof Error fault) {
      throw fault;
    }
    return new Answer.Away<>(Reasons.of(failure));
  }

  private static void peek(Future<?> waited) throws InterruptedException {
    try {
      var _ = waited.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // Its state is looked at next.
    }
  }
}
