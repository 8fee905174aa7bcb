package dev.threadspool.worker.dependency;

import dev.threadspool.contract.wire.RegistryUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is there and what is away, as the work itself finds it. One log line a change of state; a
 * gauge a dependency ({@code threadspool.dependency.up}, 1 or 0). Thread-safe.
 */
public final class Dependencies {

  private static final Logger log = LoggerFactory.getLogger(Dependencies.class);

  private final Map<Dependency, String> away = new ConcurrentHashMap<>();

  public Dependencies(MeterRegistry meters) {
    for (Dependency dependency : Dependency.values()) {
      Gauge.builder("threadspool.dependency.up", () -> away.containsKey(dependency) ? 0 : 1)
          .description("1 while the dependency answers, 0 while the worker waits for it")
          .tag("dependency", dependency.label())
          .register(meters);
    }
  }

  /**
   * Runs work that needs a database.
   *
   * @throws DependencyAwayException where the database is to blame; what the data is to blame for
   *     comes out as it is
   */
  public <T> T database(Dependency dependency, Supplier<T> work) {
    try {
      T result = work.get();
      back(dependency);
      return result;
    } catch (RuntimeException failure) {
      if (SqlFailures.isFaultOfTheDatabase(failure)) {
        throw away(dependency, failure);
      }
      throw failure;
    }
  }

  /** Runs work that needs the schema registry. */
  public <T> T registry(Supplier<T> work) {
    try {
      T result = work.get();
      back(Dependency.REGISTRY);
      return result;
    } catch (RegistryUnavailableException failure) {
      throw away(Dependency.REGISTRY, failure);
    }
  }

  /** Notes that a dependency does not answer; the caller throws what it gets. */
  public DependencyAwayException away(Dependency dependency, Throwable cause) {
    if (away.put(dependency, String.valueOf(cause.getMessage())) == null) {
      log.atWarn()
          .addKeyValue("dependency", dependency.label())
          .addKeyValue("cause", rootMessage(cause))
          .log("A dependency is away; work waits for it");
    }
    return new DependencyAwayException(dependency, cause);
  }

  /** Notes that a dependency answers. */
  public void back(Dependency dependency) {
    if (!away.isEmpty() && away.remove(dependency) != null) {
      log.atInfo()
          .addKeyValue("dependency", dependency.label())
          .log("A dependency is back; work goes on");
    }
  }

  /** What is away now, and why. */
  public Map<Dependency, String> missing() {
    Map<Dependency, String> missing = new EnumMap<>(Dependency.class);
    missing.putAll(away);
    return missing;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
