package dev.threadspool.worker.config;

import dev.threadspool.store.ThreadStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets rejections and dead letters that are past their retention; a little at a time, so nobody
 * waits for its locks.
 */
final class Retention implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final int ROWS_AT_A_TIME = 5_000;

  private final ThreadStore store;
  private final Clock clock;
  private final Duration retention;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retention").daemon().factory());

  Retention(ThreadStore store, Clock clock, Duration retention) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    var _ =
        schedule.scheduleWithFixedDelay(
            this::purge, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purge() {
    try {
      int rows;
      do {
        rows = store.purgeBefore(clock.instant().minus(retention), ROWS_AT_A_TIME);
      } while (rows >= ROWS_AT_A_TIME);
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("cause", e.toString()).log("Old rejections were not removed; later");
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
