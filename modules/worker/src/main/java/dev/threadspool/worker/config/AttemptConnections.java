package dev.threadspool.worker.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.worker.dependency.Attempt;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts connections when the attempt that uses them is over. Whoever waits for an answer on one gets
 * an {@link SQLException} then: also where every single answer came in time, and where the server
 * says nothing at all. Thread-safe.
 */
final class AttemptConnections implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AttemptConnections.class);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final HikariDataSource pool;
  private final ScheduledExecutorService watch;

  AttemptConnections(HikariDataSource pool, String name) {
    this.pool = pool;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("attempts-" + name).daemon().factory());
  }

  /** The connection itself where no attempt is under way. */
  Connection bound(Connection connection) {
    if (!Attempt.isUnderWay()) {
      return connection;
    }
    Bound bound = new Bound(connection);
    var cut = watch.schedule(bound::cut, Attempt.left(LONGEST).toNanos(), TimeUnit.NANOSECONDS);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                cut.cancel(false);
                bound.end();
              }
              return invoke(connection, method, arguments);
            });
  }

  private static Object invoke(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A connection while an attempt has it; when it is back in the pool it is somebody else's. */
  private final class Bound {
    private final Connection connection;
    private boolean over;

    Bound(Connection connection) {
      this.connection = connection;
    }

    synchronized void end() {
      over = true;
    }

    synchronized void cut() {
      if (!over) {
        pool.evictConnection(connection);
        try {
          connection.abort(Runnable::run);
        } catch (SQLException e) {
          log.atDebug().addKeyValue("cause", e.toString()).log("A connection was closed before");
        }
      }
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
