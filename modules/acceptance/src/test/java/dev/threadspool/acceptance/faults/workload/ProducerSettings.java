package dev.threadspool.acceptance.faults.workload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What both producers of a workload have in common: what an upstream service should have too. */
final class ProducerSettings {

  private static final int LINGER_MS = 5;

  private ProducerSettings() {}

  static Map<String, Object> of(
      String bootstrapServers, Duration deliveryTimeout, Map<String, Object> more) {
    int timeout = Math.toIntExact(deliveryTimeout.toMillis());
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(30_000, timeout / 2));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) timeout);
    settings.putAll(more);
    return settings;
  }
}
