package dev.threadspool.ingress.dependency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is there and what is away, as requests find it. A gauge a dependency ({@code
 * threadspool.dependency.up}, 1 or 0), and a log line when one goes, at most one in ten seconds
 * each, and one when it is back. Thread-safe.
 */
public final class Dependencies {

  private static final Logger log = LoggerFactory.getLogger(Dependencies.class);
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final Set<Dependency> away = ConcurrentHashMap.newKeySet();
  private final Map<Dependency, Long> saidAt = new ConcurrentHashMap<>();
  private final Set<Dependency> saidAway = ConcurrentHashMap.newKeySet();

  public Dependencies(MeterRegistry meters) {
    for (Dependency dependency : Dependency.values()) {
      Gauge.builder("threadspool.dependency.up", () -> away.contains(dependency) ? 0 : 1)
          .description("1 while the dependency answers, 0 after it did not")
          .tag("dependency", dependency.label())
          .register(meters);
    }
  }

  /** Notes that a dependency does not answer. */
  public void away(Dependency dependency, Throwable cause) {
    away.add(dependency);
    if (maySpeak(dependency)) {
      saidAway.add(dependency);
      log.atWarn()
          .addKeyValue("dependency", dependency.label())
          .addKeyValue("cause", rootMessage(cause))
          .log("A dependency is away; requests are refused");
    }
  }

  /**
   * Whether a question failed for want of a free connection only: a database that answers the
   * others is not away.
   */
  public boolean isOnlyBusy(Dependency database, Throwable cause) {
    return !away.contains(database) && PoolBusyException.isCauseOf(cause);
  }

  /** Notes that a dependency answers. */
  public void back(Dependency dependency) {
    if (!away.isEmpty() && away.remove(dependency) && saidAway.remove(dependency)) {
      log.atInfo().addKeyValue("dependency", dependency.label()).log("A dependency is back");
    }
  }

  /** What did not answer when it was last asked. */
  public Set<Dependency> missing() {
    Set<Dependency> missing = EnumSet.noneOf(Dependency.class);
    missing.addAll(away);
    return missing;
  }

  /** One that comes and goes with every request must not fill the log. */
  private boolean maySpeak(Dependency dependency) {
    long now = System.nanoTime();
    Long last = saidAt.get(dependency);
    if (last != null && now - last < QUIET.toNanos()) {
      return false;
    }
    return last == null
        ? saidAt.putIfAbsent(dependency, now) == null
        : saidAt.replace(dependency, last, now);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
