package dev.threadspool.operator.parts;

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

  /** Takes the hook back, unless it runs already. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException _) {
      // The JVM is going down: the hook does its work.
    }
  }
}
