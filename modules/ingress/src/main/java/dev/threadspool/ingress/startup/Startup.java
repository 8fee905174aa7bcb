package dev.threadspool.ingress.startup;

import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.reply.Replies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the ingress up, in the background and without end: what is away is waited for, what
 * contradicts its declaration is said clearly and waited for as well. Then sees to it that the
 * instance goes on listening.
 */
public final class Startup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Startup.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Something that has to be in place before the first request. */
  public record Step(Dependency dependency, Runnable work) {}

  /** Why no request is taken: what it waits for, and the operator's text. */
  public record Waiting(Dependency dependency, String reason) {}

  private final List<Step> steps;
  private final Replies replies;
  private final Dependencies dependencies;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Waiting waiting = new Waiting(Dependency.BROKER, "starting");

  public Startup(List<Step> steps, Replies replies, Dependencies dependencies) {
    this.steps = List.copyOf(steps);
    this.replies = replies;
    this.dependencies = dependencies;
  }

  /** Null where requests can be taken. */
  public @Nullable Waiting waiting() {
    Waiting now = waiting;
    return now == null && !replies.isListening()
        ? new Waiting(Dependency.BROKER, "does not hear replies")
        : now;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("ingress-startup").start(this::run);
  }

  private void run() {
    try {
      for (Step step : steps) {
        while (!isDone(step)) {
          if (isStopped()) {
            return;
          }
        }
        dependencies.back(step.dependency());
      }
      waiting = null;
      Step listen = new Step(Dependency.BROKER, replies::ensureRunning);
      do {
        if (isDone(listen)) {
          waiting = null;
        }
      } while (!isStopped());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopped() throws InterruptedException {
    return stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isDone(Step step) {
    try {
      step.work().run();
      return true;
    } catch (Obstacle obstacle) {
      if (isNews(step, String.valueOf(obstacle.getMessage()))) {
        log.atError().addKeyValue("obstacle", obstacle.getMessage()).log("Requests are refused");
      }
    } catch (RuntimeException failure) {
      dependencies.away(step.dependency(), failure);
      var _ = isNews(step, "does not answer");
    } catch (Error failure) {
      // Such as a heap that was full for a moment: nobody else would look after this instance.
      log.atError().setCause(failure).log("A step of the start failed; it is tried again");
      var _ = isNews(step, "failed");
    }
    return false;
  }

  private boolean isNews(Step step, String reason) {
    Waiting before = waiting;
    Waiting now = new Waiting(step.dependency(), reason);
    waiting = now;
    return !now.equals(before);
  }

  /** After the web server, whose last requests still wait for replies. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void stop() {
    stopped.countDown();
    Thread starting = thread;
    if (starting != null) {
      // It may be asking a broker that does not answer.
      starting.interrupt();
      try {
        var _ = starting.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      replies.stop();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
