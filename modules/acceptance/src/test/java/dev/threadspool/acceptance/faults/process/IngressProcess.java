package dev.threadspool.acceptance.faults.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** An ingress in a process of its own. Thread-safe. */
public final class IngressProcess implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(60);

  private final Child child;

  private IngressProcess(Launch launch) {
    child = Child.start(launch, IngressChild.class, _ -> {});
  }

  /** Returns at once; {@link #awaitStarted()} waits until the application runs. */
  public static IngressProcess start(Launch launch) {
    return new IngressProcess(launch);
  }

  /** The port where it listens, on 127.0.0.1. It may not yet be ready to take requests. */
  public int awaitStarted() {
    return child.awaitStarted();
  }

  /** The same port; empty where it does not run now. */
  public OptionalInt port() {
    return child.portNow();
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

  /** SIGKILL, if it still lives. */
  @Override
  public void close() {
    child.kill9();
  }

  @Override
  public String toString() {
    return "ingress " + child;
  }
}
