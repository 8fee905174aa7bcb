package dev.threadspool.worker.harness;

import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Makes a worker fail at a milestone, a given number of times from a given moment on. */
public final class Stumbling implements Milestones {

  private final Milestone milestone;
  private final AtomicInteger left = new AtomicInteger();
  private volatile Supplier<Throwable> fault = IllegalStateException::new;

  public Stumbling(Milestone milestone) {
    this.milestone = milestone;
  }

  /** From now on, so often. */
  public void stumble(int times, Supplier<Throwable> how) {
    fault = how;
    left.set(times);
  }

  /** Whether it has failed as often as it was told to. */
  public boolean isOver() {
    return left.get() == 0;
  }

  @Override
  public void reached(Milestone reached) {
    if (reached == milestone && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      Throwable thrown = fault.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }
}
