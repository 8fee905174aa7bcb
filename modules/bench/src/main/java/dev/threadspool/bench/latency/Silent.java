package dev.threadspool.bench.latency;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The same, with announcing switched off: what is decided and answered is never told. The product
 * has no such switch. Here the announce loops stand still in their first transaction, before its
 * commit, and all that is decided waits in a queue that is long enough for a benchmark.
 */
public final class Silent implements Service {

  private static final int LONG_ENOUGH = 10_000_000;
  private static final String LARGE_ENOUGH = "1TB";

  @Override
  public String key() {
    return "unannounced";
  }

  @Override
  public String title() {
    return "the same, without announcing";
  }

  @Override
  public boolean announces() {
    return false;
  }

  @Override
  public Running start(Arena arena) throws InterruptedException {
    return Pipeline.start(
        arena,
        standstill(),
        Map.of(
            "threadspool.worker.announce-queue",
            String.valueOf(LONG_ENOUGH),
            "threadspool.worker.announce-queue-bytes",
            LARGE_ENOUGH,
            // Nothing will be announced at the end either.
            "threadspool.worker.drain-timeout",
            "100ms"));
  }

  private static Milestones standstill() {
    CountDownLatch never = new CountDownLatch(1);
    return milestone -> {
      if (milestone == Milestone.ANNOUNCING) {
        try {
          never.await();
        } catch (InterruptedException closing) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("closing", closing);
        }
      }
    };
  }
}
