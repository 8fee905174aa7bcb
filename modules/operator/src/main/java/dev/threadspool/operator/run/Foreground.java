package dev.threadspool.operator.run;

import java.util.concurrent.CountDownLatch;

/**
 * Keeps the command line from ending while an application runs. The application has a shutdown hook
 * of its own: a signal stops it in order, and ends the process.
 */
public final class Foreground {

  private Foreground() {}

  public static void run(Runnable application) {
    application.run();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
