package dev.threadspool.bench.latency;

import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** Ingress and worker with their defaults, in one process. */
final class Pipeline {

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Pipeline() {}

  /**
   * Returns when both say that they are ready.
   *
   * @param milestones who watches the worker
   * @param worker settings of the worker, beyond where everything is
   */
  static Service.Running start(Arena arena, Milestones milestones, Map<String, Object> worker)
      throws InterruptedException {
    ConfigurableApplicationContext working = Ours.start(arena, milestones, worker);
    ConfigurableApplicationContext serving = IngressApplication.start(ingress(arena));
    awaitReady(working, "workerHealthIndicator");
    awaitReady(serving, "ingressHealthIndicator");
    return new Service.Running(
        serving.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
        () -> {
          serving.close();
          working.close();
        });
  }

  private static Map<String, Object> ingress(Arena arena) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("spring.kafka.bootstrap-servers", arena.stack().bootstrapServers());
    settings.put("threadspool.registry.url", arena.stack().registryUrl());
    settings.put("threadspool.store.url", arena.storeUrl());
    settings.put("threadspool.store.username", arena.stack().user());
    settings.put("threadspool.store.password", arena.stack().password());
    settings.put("threadspool.lightdash.url", arena.lightdashUrl());
    settings.put("threadspool.lightdash.username", arena.stack().user());
    settings.put("threadspool.lightdash.password", arena.stack().password());
    settings.put("threadspool.lightdash.secrets", SampleLightdash.LIGHTDASH_SECRET);
    settings.put("threadspool.ingress.instance", "bench");
    settings.put("threadspool.ingress.shutdown-notice", "0s");
    settings.putAll(Ours.topics(arena));
    return settings;
  }

  private static void awaitReady(ConfigurableApplicationContext application, String indicator)
      throws InterruptedException {
    HealthIndicator health = application.getBean(indicator, HealthIndicator.class);
    while (!Status.UP.equals(Objects.requireNonNull(health.health()).getStatus())) {
      Thread.sleep(LOOK_EVERY);
    }
  }
}
