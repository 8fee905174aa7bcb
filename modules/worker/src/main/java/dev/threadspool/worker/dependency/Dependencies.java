package dev.threadspool.worker.dependency;

import dev.threadspool.contract.wire.RegistryUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What is there and what is away, as the work itself finds it. One log line a change of state; a
 * gauge a dependency ({@code threadspool.dependency.up}, 1 or 0). Thread-safe.
 */
public final class Dependencies {

  private final Map<Dependency, Presence> presences = new EnumMap<>(Dependency.class);

  public Dependencies(MeterRegistry meters, WaitBudget budget) {
    for (Dependency dependency : Dependency.values()) {
      Presence presence =
          new Presence(dependency, budget.attempt().plus(budget.longestRetry()).multipliedBy(2));
      presences.put(dependency, presence);
      Gauge.builder("threadspool.dependency.up", () -> presence.cause() == null ? 1 : 0)
          .description("1 while the dependency answers, 0 while the worker waits for it")
          .tag("dependency", dependency.label())
          .register(meters);
    }
  }

  /**
   * Runs work that needs a database.
   *
   * @throws DependencyAwayException where the database is to blame, also for using up the attempt's
   *     time; what the data is to blame for comes out as it is
   * @throws OutOfTimeException where others have used it up before
   * @throws RolledBackException where the work has to be done again
   */
  public <T> T database(Dependency dependency, Supplier<T> work) {
    Attempt.requireTime();
    try {
      T result = work.get();
      back(dependency);
      return result;
    } catch (DependencyAwayException another) {
      throw another;
    } catch (OutOfTimeException tooSlow) {
      throw away(dependency, tooSlow);
    } catch (RuntimeException failure) {
      throw switch (SqlFailures.of(failure)) {
        case DATABASE -> away(dependency, failure);
        case PRECEDENCE -> new RolledBackException(failure);
        case RECORD -> failure;
        case null -> failure;
      };
    }
  }

  /**
   * Runs work that needs the schema registry, or what is remembered of it.
   *
   * @throws OutOfTimeException as above
   */
  public <T> T registry(Supplier<T> work) {
    Attempt.requireTime();
    try {
      T result = work.get();
      presence(Dependency.REGISTRY).sufficed();
      return result;
    } catch (RegistryUnavailableException failure) {
      throw away(Dependency.REGISTRY, failure);
    }
  }

  /** Notes that a dependency does not answer; the caller throws what it gets. */
  public DependencyAwayException away(Dependency dependency, Throwable cause) {
    presence(dependency).missed(cause);
    return new DependencyAwayException(dependency, cause);
  }

  /** Notes that a dependency answers. */
  public void back(Dependency dependency) {
    presence(dependency).met();
  }

  /** What is away now, and why. */
  public Map<Dependency, String> missing() {
    Map<Dependency, String> missing = new EnumMap<>(Dependency.class);
    presences.forEach(
        (dependency, presence) -> {
          String cause = presence.cause();
          if (cause != null) {
            missing.put(dependency, cause);
          }
        });
    return missing;
  }

  Presence presence(Dependency dependency) {
    return Objects.requireNonNull(presences.get(dependency));
  }
}
