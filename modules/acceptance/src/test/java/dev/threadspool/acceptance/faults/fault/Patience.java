package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a fault waits for a worker to come to the milestone where it is to strike. */
final class Patience {

  /** While another fault keeps the worker from working it may never come there. */
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private Patience() {}

  /** Whether it came true in time. */
  static boolean comesTrue(CompletableFuture<?> event) {
    try {
      event.get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a fault could not be inflicted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while inflicting a fault", e);
    }
  }

  /** Holds a worker at a milestone; whether it came there in time. */
  static boolean holds(WorkerProcess process, Milestone milestone, int nth) {
    return process.holdsAt(milestone, nth, AT_MOST);
  }
}
