package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.Announcer;
import dev.threadspool.worker.announce.Announcers;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * One consumer with its announce loop and its {@code transactional.id}. After a failed or unknown
 * commit, when its producer is fenced, or when its consumer ends, both are thrown away and made
 * anew: the new producer's {@code initTransactions} settles what became of the last transaction,
 * and the new consumer starts where the group has committed; never at a position in memory.
 *
 * <p>All starting and stopping happens on one thread of its own.
 */
public final class Lane {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** For a batch that was cut off to come to its end, and for the consumer to leave its group. */
  static final Duration LAST_STEPS = Duration.ofSeconds(10);

  private final String transactionalId;
  private final Announcers announcers;
  private final AnnouncedProgress progress;
  private final LaneContainers containers;
  private final Dependencies dependencies;
  private final Duration drainTimeout;
  private final Runnable cutOff;
  private final LaneStop stop;
  private final RestartPause pause = new RestartPause();
  private final ScheduledExecutorService supervisor;

  // All three confined to the supervisor's thread.
  private @Nullable Announcer announcer;
  private @Nullable MessageListenerContainer container;
  private int runs;
  private volatile boolean running;

  /**
   * @param drainTimeout how long a stop waits for the batch at hand
   * @param cutOff ends what a batch waits for that has not come to its end by then
   */
  Lane(
      String transactionalId,
      Announcers announcers,
      AnnouncedProgress progress,
      LaneContainers containers,
      Dependencies dependencies,
      Duration drainTimeout,
      Runnable cutOff) {
    this.transactionalId = transactionalId;
    this.announcers = announcers;
    this.progress = progress;
    this.containers = containers;
    this.dependencies = dependencies;
    this.drainTimeout = drainTimeout;
    this.cutOff = cutOff;
    this.stop = new LaneStop(drainTimeout);
    this.supervisor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(transactionalId + "-supervisor").daemon().factory());
  }

  /** Starts in the background, trying again for as long as the broker is away. */
  public void start() {
    after(Duration.ZERO, this::tryToStart);
  }

  /** Whether it consumes. */
  public boolean isRunning() {
    return running;
  }

  /** Takes no new batch from now on; {@link #stop} follows. */
  void tell() {
    stop.tell();
  }

  /**
   * Stops for good, within a bound. The batch at hand is finished and announced; one that takes
   * longer than the drain time-out is cut off, which gives it back: the next owner of the partition
   * does it, or finds that it was done. Then the group is left, so that the next owner need not
   * wait for a session to end.
   */
  public void stop() {
    stop.tell();
    Future<?> stopped = supervisor.submit(this::tearDown);
    supervisor.shutdown();
    try {
      if (!ends(stopped, drainTimeout)) {
        log.atWarn()
            .addKeyValue("lane", transactionalId)
            .log("A batch takes too long; it is cut off, and passes on to the next owner");
        cutOff.run();
        if (!ends(stopped, LAST_STEPS)) {
          log.atWarn()
              .addKeyValue("lane", transactionalId)
              .log("A lane did not stop in time; its partitions pass on when its session ends");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ends(Future<?> stopped, Duration patience) throws InterruptedException {
    try {
      stopped.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      log.atWarn()
          .addKeyValue("lane", transactionalId)
          .addKeyValue("cause", String.valueOf(e.getCause()))
          .log("A lane did not stop in good order");
      return true;
    }
  }

  private void tryToStart() {
    if (stop.isTold()) {
      return;
    }
    int run = ++runs;
    OwnedPartitions owned = new OwnedPartitions(progress);
    try {
      announcer = announcers.start(transactionalId, owned, cause -> startAnew(run, cause));
      container = containers.create(announcer, owned, stop);
      container.start();
      pause.started();
      running = true;
      dependencies.back(Dependency.BROKER);
    } catch (KafkaException brokerAway) {
      dependencies.away(Dependency.BROKER, brokerAway);
      tearDown();
      after(RETRY_AFTER, this::tryToStart);
    } catch (RuntimeException | Error failure) {
      // Also no memory for a thread: nobody else would start this lane again.
      log.atError()
          .addKeyValue("lane", transactionalId)
          .setCause(failure)
          .log("A lane does not start; it is tried again");
      tearDown();
      after(RETRY_AFTER, this::tryToStart);
    }
  }

  /**
   * Called when an announce loop has failed.
   *
   * @param run whose it was; one that was replaced already changes nothing
   */
  private void startAnew(int run, Throwable cause) {
    after(
        Duration.ZERO,
        () -> {
          if (run == runs) {
            if (Fencing.isBehind(cause)) {
              log.atWarn()
                  .addKeyValue("lane", transactionalId)
                  .log(
                      "The lane was fenced: its transaction outlived its time, or another process has"
                          + " the same threadspool.worker.instance");
            }
            tearDown();
            after(pause.beforeNext(), this::tryToStart);
          }
        });
  }

  private void tearDown() {
    running = false;
    if (container != null) {
      container.stop();
      container = null;
    }
    if (announcer != null) {
      announcer.close(stop.atMost(drainTimeout));
      announcer = null;
      progress.write();
    }
  }

  @SuppressWarnings(
      "FutureReturnValueIgnored") // it ends in this class: tryToStart handles what it throws
  private void after(Duration delay, Runnable task) {
    try {
      supervisor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.atDebug().addKeyValue("lane", transactionalId).log("The lane stops; nothing to start");
    }
  }
}
