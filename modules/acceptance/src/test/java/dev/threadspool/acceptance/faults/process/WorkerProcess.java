package dev.threadspool.acceptance.faults.process;

import dev.threadspool.worker.milestone.Milestone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A worker in a process of its own. Thread-safe. */
public final class WorkerProcess implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(60);

  private final Child child;
  private volatile @Nullable Death doom;

  private record Death(String news, CompletableFuture<Milestone> died) {}

  private WorkerProcess(Launch launch) {
    child = Child.start(launch, WorkerChild.class, this::heard);
  }

  /** Returns at once; {@link #awaitStarted()} waits until the application runs. */
  public static WorkerProcess start(Launch launch) {
    return new WorkerProcess(launch);
  }

  /** The port of health and metrics, on 127.0.0.1. */
  public int awaitStarted() {
    return child.awaitStarted();
  }

  /** How often its threads have come to a milestone so far. */
  public int reached(Milestone milestone) {
    return child.told(Protocol.REACHED + " " + milestone);
  }

  /**
   * Holds the thread that reaches a milestone for the n-th time from now; others go on. A new order
   * for the same milestone replaces the one before.
   */
  public void hold(Milestone milestone, int nth) {
    child.order(Protocol.HOLD + " " + milestone + " " + nth);
  }

  /**
   * Waits until a thread is held there.
   *
   * @throws IllegalStateException where the process ends before, or it takes too long
   */
  public void awaitHeld(Milestone milestone, Duration patience) {
    if (!child.take(Protocol.HELD + " " + milestone, patience)) {
      throw new IllegalStateException(
          "%s was not held at %s within %s; see %s".formatted(this, milestone, patience, log()));
    }
  }

  /**
   * Holds the thread that reaches a milestone for the n-th time from now, and waits for it.
   *
   * @return false where nobody came there in time
   */
  public boolean holdsAt(Milestone milestone, int nth, Duration patience) {
    hold(milestone, nth);
    return child.take(Protocol.HELD + " " + milestone, patience);
  }

  /** Lets everybody go on who is held, and forgets all orders. */
  public void release() {
    child.order(Protocol.RELEASE);
  }

  /**
   * Kills the process (SIGKILL) as soon as a milestone is reached for the n-th time from now; the
   * thread that reached it does nothing any more.
   *
   * @return done when the process is dead
   */
  public CompletableFuture<Milestone> killAt(Milestone milestone, int nth) {
    CompletableFuture<Milestone> died = new CompletableFuture<>();
    doom = new Death(Protocol.HELD + " " + milestone, died);
    hold(milestone, nth);
    return died.thenApply(_ -> milestone);
  }

  private void heard(String news) {
    Death death = doom;
    if (death != null && news.equals(death.news())) {
      kill9();
      death.died().complete(null);
    }
  }

  /** SIGKILL; returns when it is dead. */
  public void kill9() {
    child.kill9();
  }

  /** SIGSTOP: it stands still, with its connections open, until {@link #resume()}. */
  public void suspend() {
    child.suspend();
  }

  /** SIGCONT. */
  public void resume() {
    child.resume();
  }

  /**
   * SIGTERM; returns when it has ended in order.
   *
   * @throws IllegalStateException where it has not within a minute
   */
  public void stop() {
    child.stop(STOP);
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  /** Empty while it lives; 143 after a stop in order, 137 after SIGKILL. */
  public OptionalInt exitCode() {
    return child.exitCode();
  }

  public Path log() {
    return child.log();
  }

  /** SIGKILL, if it still lives: whoever wants it stopped in order has done so. */
  @Override
  public void close() {
    child.kill9();
  }

  @Override
  public String toString() {
    return "worker " + child;
  }
}
