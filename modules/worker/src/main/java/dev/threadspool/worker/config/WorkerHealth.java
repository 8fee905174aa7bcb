package dev.threadspool.worker.config;

import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.intake.Lanes;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Readiness: up while the lanes run and nothing is away; otherwise it names what is missing. */
final class WorkerHealth implements HealthIndicator {

  private final Startup startup;
  private final Lanes lanes;
  private final Dependencies dependencies;

  WorkerHealth(Startup startup, Lanes lanes, Dependencies dependencies) {
    this.startup = startup;
    this.lanes = lanes;
    this.dependencies = dependencies;
  }

  @Override
  public Health health() {
    String obstacle = startup.obstacle();
    boolean ready = obstacle == null && lanes.areRunning() && dependencies.missing().isEmpty();
    Health.Builder health = ready ? Health.up() : Health.outOfService();
    if (obstacle != null) {
      health.withDetail("obstacle", obstacle);
    }
    dependencies
        .missing()
        .forEach((dependency, _) -> health.withDetail(dependency.label(), "away"));
    return health.build();
  }
}
