package dev.threadspool.operator.parts;

import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.HashMap;
import java.util.Map;

/** What worker and ingress are told on a stack of their own. */
public final class LocalSettings {

  private static final String STORE = "threadspool";
  private static final String LIGHTDASH = "lightdash";

  private final LocalStack stack;

  LocalSettings(LocalStack stack) {
    this.stack = stack;
  }

  /** One broker, and no more partitions than two cores have use for. */
  public TopicPlan topics() {
    return TopicPlan.of(TopicSettings.from(topicSettings()));
  }

  public String bootstrapServers() {
    return stack.bootstrapServers();
  }

  /** In the keys of Confluent's clients. */
  public Map<String, String> registry() {
    return Map.of("schema.registry.url", stack.registryUrl());
  }

  public String storeUrl() {
    return stack.jdbcUrl(STORE);
  }

  public String lightdashUrl() {
    return stack.jdbcUrl(LIGHTDASH);
  }

  /** The consumer group whose offsets tell how far the worker has come. */
  public String group() {
    return "threadspool-worker";
  }

  /**
   * In the worker's keys.
   *
   * @param port of its health and metrics; 0 for any free one
   */
  public Map<String, Object> worker(int port) {
    Map<String, Object> settings = common(port);
    store(settings);
    settings.put("threadspool.worker.group", group());
    settings.put("threadspool.worker.instance", "local");
    return settings;
  }

  Map<String, Object> ingress(int port) {
    Map<String, Object> settings = common(port);
    settings.put("threadspool.ingress.instance", "local");
    store(settings);
    // The same in every run: a key that was used before a restart has to find its thread again.
    settings.put("threadspool.ingress.idempotency-secret", "for-this-machine-only-not-a-secret");
    settings.put("threadspool.lightdash.secrets", SampleLightdash.LIGHTDASH_SECRET);
    // Nobody balances load here.
    settings.put("threadspool.ingress.shutdown-notice", "0s");
    return settings;
  }

  private void store(Map<String, Object> settings) {
    settings.put("threadspool.store.url", storeUrl());
    settings.put("threadspool.store.username", stack.user());
    settings.put("threadspool.store.password", stack.password());
  }

  private Map<String, Object> common(int port) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", String.valueOf(port));
    settings.put("spring.kafka.bootstrap-servers", stack.bootstrapServers());
    settings.put("threadspool.registry.url", stack.registryUrl());
    settings.put("threadspool.lightdash.url", lightdashUrl());
    settings.put("threadspool.lightdash.username", stack.user());
    settings.put("threadspool.lightdash.password", stack.password());
    topicSettings()
        .forEach((setting, value) -> settings.put("threadspool.topics." + setting, value));
    return settings;
  }

  private static Map<String, String> topicSettings() {
    return Map.of(
        "partitions", "4",
        "reply-partitions", "2",
        "replication", "1",
        "min-in-sync-replicas", "1");
  }
}
