package dev.threadspool.operator.parts;

import java.util.concurrent.CountDownLatch;

/**
 * The one hook of a process that holds a stack: the JVM runs hooks in no order, and the stack has
 * to be stopped last.
 */
public final class ShutdownHook implements AutoCloseable {

  private final Thread thread;

  private ShutdownHook(Thread thread) {
    this.thread = thread;
  }

  public static ShutdownHook run(Runnable work) {
    Thread thread = new Thread(work, "shutdown");
    Runtime.getRuntime().addShutdownHook(thread);
    return new ShutdownHook(thread);
  }

  /**
   * Takes the hook back. Where it runs already the JVM is going down: then this waits for the end,
   * so that nobody is told of what fails because of that.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException _) {
      awaitEnd();
    }
  }

  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
