package dev.threadspool.worker.config;

import dev.threadspool.contract.topics.TopicsContradictException;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.DependencyAwayException;
import dev.threadspool.worker.dependency.ObstacleException;
import dev.threadspool.worker.intake.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the worker up: store, topics, schemas, then the lanes. What is away is waited for in the
 * background, without end; readiness is down until the lanes run. What contradicts its declaration
 * is said clearly, and waited for as well: an operator who mends the topic need not restart
 * anything. Store, topics and schemas are seen to while the rest of the application is put
 * together, the lanes start with it.
 */
final class Startup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Startup.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Something that has to be in place before the first record is polled. */
  record Step(Dependency dependency, Runnable work) {}

  private final List<Step> steps;
  private final Lanes lanes;
  private final Dependencies dependencies;
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable String obstacle = "starting";

  Startup(List<Step> steps, Lanes lanes, Dependencies dependencies) {
    this.steps = List.copyOf(steps);
    this.lanes = lanes;
    this.dependencies = dependencies;
  }

  /** Why the worker does not work yet; null when it does. */
  @Nullable String obstacle() {
    return obstacle;
  }

  /** Begins, before the application starts; {@link #stop} ends it. */
  void prepare() {
    thread = Thread.ofVirtual().name("worker-startup").start(this::run);
  }

  @Override
  public void start() {
    started.countDown();
  }

  private void run() {
    try {
      for (Step step : steps) {
        while (!isDone(step)) {
          if (stopped.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
      started.await();
      lanes.start();
      obstacle = null;
      log.atInfo().log("The worker consumes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDone(Step step) {
    try {
      step.work().run();
      dependencies.back(step.dependency());
      return true;
    } catch (TopicsContradictException | ObstacleException contradiction) {
      say(contradiction.getMessage());
    } catch (DependencyAwayException away) {
      obstacle = away.getMessage();
    } catch (RuntimeException failure) {
      obstacle = dependencies.away(step.dependency(), failure).getMessage();
    }
    return false;
  }

  private void say(@Nullable String contradiction) {
    String message = String.valueOf(contradiction);
    if (!message.equals(obstacle)) {
      log.atError().log(message);
      obstacle = message;
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    Thread starting = thread;
    if (starting != null) {
      // It may be asking for something that does not answer.
      starting.interrupt();
      try {
        starting.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      lanes.stop();
      thread = null;
      obstacle = "stopped";
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && started.getCount() == 0;
  }
}
