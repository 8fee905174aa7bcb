package dev.threadspool.operator.parts;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, the last first, once. May be called by a shutdown hook while something is
 * still being opened: what comes too late is closed at once. Safe for use by several threads.
 */
final class ClosingOrder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ClosingOrder.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * @throws IllegalStateException where all is closed already
   */
  synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      closeQuietly(resource);
      throw new IllegalStateException("it was stopped while it was starting");
    }
    open.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      closeQuietly(open.pop());
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // The others have to be closed all the same.
      log.atWarn().setCause(e).log("Something could not be closed");
    }
  }
}
