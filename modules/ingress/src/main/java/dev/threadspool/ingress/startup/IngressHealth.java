package dev.threadspool.ingress.startup;

import dev.threadspool.ingress.dependency.Dependencies;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Readiness: up once the instance hears replies. A dependency that goes away later is named, but
 * takes no instance out of service: all would go at once, and whoever calls would no longer get the
 * answer that tells him what became of his request.
 */
public final class IngressHealth implements HealthIndicator {

  private final Startup startup;
  private final Dependencies dependencies;

  public IngressHealth(Startup startup, Dependencies dependencies) {
    this.startup = startup;
    this.dependencies = dependencies;
  }

  @Override
  public Health health() {
    Startup.Waiting waiting = startup.waiting();
    Health.Builder health = waiting == null ? Health.up() : Health.down();
    dependencies.missing().forEach(missing -> health.withDetail(missing.label(), "away"));
    if (waiting != null) {
      health.withDetail("waitsFor", waiting.dependency().label());
      health.withDetail("reason", waiting.reason());
    }
    return health.build();
  }
}
