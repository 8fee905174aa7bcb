package dev.threadspool.bench.contenders;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.site.Polling;
import dev.threadspool.worker.WorkerApplication;
import dev.threadspool.worker.milestone.Milestones;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker as it is shipped, with its defaults. */
public final class Ours implements Contender {

  @Override
  public String key() {
    return "ours";
  }

  @Override
  public String title() {
    return "Threadspool's worker";
  }

  @Override
  public ConfigurableApplicationContext start(Arena arena) {
    return start(arena, Milestones.UNWATCHED, Map.of());
  }

  /** With somebody who watches it, or other settings. */
  public static ConfigurableApplicationContext start(
      Arena arena, Milestones milestones, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(settings(arena));
    settings.putAll(more);
    return WorkerApplication.start(settings, milestones);
  }

  private static Map<String, Object> settings(Arena arena) {
    Map<String, Object> settings = new HashMap<>(addresses(arena));
    settings.put("threadspool.worker.lanes", String.valueOf(Polling.THREADS));
    Polling.settings()
        .forEach((key, value) -> settings.put("spring.kafka.consumer.properties." + key, value));
    return settings;
  }

  /** What a worker has to be told to work in an arena, and no more. */
  public static Map<String, Object> addresses(Arena arena) {
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
    settings.put("threadspool.worker.group", arena.group());
    settings.put("threadspool.worker.instance", "bench");
    settings.putAll(topics(arena));
    return settings;
  }

  /** As worker and ingress are told of the arena's topics. */
  public static Map<String, String> topics(Arena arena) {
    var topics = arena.plan().settings();
    return Map.of(
        "threadspool.topics.prefix", topics.prefix(),
        "threadspool.topics.partitions", String.valueOf(topics.partitions()),
        "threadspool.topics.reply-partitions", String.valueOf(topics.replyPartitions()),
        "threadspool.topics.replication", String.valueOf(topics.replication()),
        "threadspool.topics.min-in-sync-replicas", String.valueOf(topics.minInSyncReplicas()));
  }
}
