package dev.threadspool.ingress.shutdown;

import dev.threadspool.ingress.admission.Admission;
import dev.threadspool.ingress.error.Refusals;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Told to stop, the instance is not ready from then on, every answer ends its connection, and it
 * goes through three steps:
 *
 * <ol>
 *   <li>For the notice it takes requests as before, so that whoever balances load can look
 *       elsewhere.
 *   <li>It refuses new requests (503) and answers those that wait.
 *   <li>When nobody is at work, it waits for those whom it told to come again, tells them to come
 *       when it is gone, and the web server stops in a moment in which none of them comes: a socket
 *       that is closed while somebody connects to it resets the connection.
 * </ol>
 *
 * <p>What answers depend on, the reply consumer and the producer, stops after the web server.
 */
public final class Shutdown implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  /** For those who come for the first time. */
  private static final Duration LULL = Duration.ofMillis(500);

  /** Longer than it takes all who were told to come again; some come as often as they like. */
  private static final Duration GONE_WITHIN = Duration.ofSeconds(Refusals.COME_AGAIN_AFTER + 2);

  private static final Duration EVERY = Duration.ofMillis(25);

  private final Admission admission;
  private final Duration notice;
  private final Duration longestRequest;
  private volatile boolean running;
  private volatile boolean begun;

  /**
   * @param notice for how long requests are taken yet
   * @param longestRequest nobody waits longer for those that are at work
   */
  public Shutdown(Admission admission, Duration notice, Duration longestRequest) {
    this.admission = admission;
    this.notice = notice;
    this.longestRequest = longestRequest;
  }

  /** Whether the instance has been told to stop. */
  public boolean hasBegun() {
    return begun;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    begun = true;
    try {
      TimeUnit.NANOSECONDS.sleep(notice.toNanos());
      admission.close();
      if (!comesTrueWithin(longestRequest, admission::isEmpty)) {
        log.atWarn().log("Requests are still at work, and may be cut off");
      }
      admission.goesWithin(GONE_WITHIN);
      var _ = comesTrueWithin(GONE_WITHIN, () -> admission.isQuietFor(LULL));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  private static boolean comesTrueWithin(Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
    }
    return true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
