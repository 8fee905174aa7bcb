package dev.threadspool.worker.harness;

import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds a worker at a milestone, the first time it comes there, until it is opened: a garbage
 * collection or a suspended machine at the worst moment.
 */
public final class Gate implements Milestones {

  private static final long PATIENCE_SECONDS = 240;

  private final Milestone milestone;
  private final AtomicBoolean used = new AtomicBoolean();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  public Gate(Milestone milestone) {
    this.milestone = milestone;
  }

  @Override
  public void reached(Milestone reached) {
    if (reached == milestone && used.compareAndSet(false, true)) {
      arrived.countDown();
      await(open);
    }
  }

  /** Waits until a worker is held. */
  public void awaitArrival() {
    await(arrived);
  }

  public void open() {
    open.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at a gate", e);
    }
  }
}
