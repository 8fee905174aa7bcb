package dev.threadspool.acceptance.faults.process;

/** All workers and ingresses that this JVM has started. */
public final class Processes {

  private Processes() {}

  /** SIGKILL for all that live; returns when they are dead. Meant for a shutdown hook. */
  public static void killAll() {
    Child.killAll();
  }
}
