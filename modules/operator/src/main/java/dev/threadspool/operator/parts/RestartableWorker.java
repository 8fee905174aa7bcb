package dev.threadspool.operator.parts;

import dev.threadspool.worker.WorkerApplication;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A worker that can be stopped and started again. Once it is closed, what is still being started is
 * closed at once. Safe for use by several threads.
 */
final class RestartableWorker implements AutoCloseable {

  private final Map<String, Object> settings;
  private final ClosingOrder open = new ClosingOrder();
  private volatile @Nullable ConfigurableApplicationContext running;

  RestartableWorker(Map<String, Object> settings) {
    this.settings = settings;
  }

  ConfigurableApplicationContext start() {
    ConfigurableApplicationContext started = open.add(WorkerApplication.start(settings));
    running = started;
    return started;
  }

  void stop() {
    ConfigurableApplicationContext stopped = running;
    if (stopped != null) {
      // Closing it once more with all the others is nothing.
      stopped.close();
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
