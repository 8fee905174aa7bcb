package dev.threadspool.ingress.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * What the ingress's Kafka clients must have, on top of what the operator gives under {@code
 * spring.kafka.}. What a promise rests on is set here and cannot be configured away.
 */
final class KafkaSettings {

  /** What the command topic takes: the producer refuses more itself, and nothing was sent. */
  private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;

  private static final int API_TIMEOUT_MS = 5_000;

  private KafkaSettings() {}

  /**
   * @param timeout the longest wait for an acknowledgment: the producer gives up before it, so that
   *     a command seldom arrives after its caller was told that nobody knows
   */
  static Map<String, Object> producer(KafkaProperties kafka, Duration timeout) {
    int half = Math.toIntExact(timeout.toMillis() / 2);
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    settings.putAll(kafka.buildProducerProperties());
    settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, half);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half + half / 2);
    return settings;
  }

  /** Without a group: the partition is assigned, and offsets are nobody's business. */
  static ConsumerFactory<byte[], byte[]> replyConsumers(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
    settings.putAll(kafka.buildConsumerProperties());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    return new DefaultKafkaConsumerFactory<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
