package dev.threadspool.worker.config;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * What the worker's Kafka clients must have, on top of what the operator gives under {@code
 * spring.kafka.}. What a guarantee rests on is set here and cannot be configured away.
 */
final class KafkaSettings {

  /**
   * The topics take 4 MiB a record; a request has its frame, and a dead letter its headers, beside
   * it.
   */
  private static final int MAX_REQUEST_BYTES = 5 * 1024 * 1024;

  private static final int SESSION_TIMEOUT_MS = 10_000;

  private static final int MAX_POLL_INTERVAL_MS = 60_000;

  private KafkaSettings() {}

  static ConsumerFactory<byte[], byte[]> consumers(
      KafkaProperties kafka, WorkerSettings.Worker worker) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, worker.maxBatchRecords());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * MAX_REQUEST_BYTES);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_REQUEST_BYTES);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A worker that died is missed after seconds, not after Kafka's 45.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 5);
    settings.putAll(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, worker.group());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new DefaultKafkaConsumerFactory<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static Map<String, Object> producer(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    settings.putAll(kafka.buildProducerProperties());
    settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    return settings;
  }

  /**
   * Replies are not worth waiting for: their senders wait for the thread, not for all replicas of
   * the answer.
   */
  static Map<String, Object> replyProducer(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(producer(kafka));
    settings.put(ProducerConfig.ACKS_CONFIG, "1");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    return settings;
  }
}
