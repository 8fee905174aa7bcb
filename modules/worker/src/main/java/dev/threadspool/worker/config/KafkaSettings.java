package dev.threadspool.worker.config;

import dev.threadspool.worker.dependency.WaitBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

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

  /**
   * A decided batch goes out at once; with Kafka's 16 KiB it would take many requests, and in a
   * transaction the broker verifies each.
   */
  private static final int BATCH_BYTES = 256 * 1024;

  /** A worker that died is missed after seconds, not after Kafka's 45; no broker asks for more. */
  private static final int SESSION_TIMEOUT_MS = 6_000;

  private static final int HEARTBEAT_MS = 1_500;

  private static final int MAX_POLL_INTERVAL_MS = 60_000;

  private KafkaSettings() {}

  /**
   * @throws IllegalArgumentException where members are to be static: a worker is as many members as
   *     it has lanes, and one that stops in good order has to leave, or its partitions stand still
   *     until its session ends
   */
  static Map<String, Object> consumer(KafkaProperties kafka, WorkerSettings.Worker worker) {
    Map<String, Object> given = kafka.buildConsumerProperties();
    if (given.containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)) {
      throw new IllegalArgumentException(
          "group.instance.id cannot be set: a worker's members are not static; name the worker by"
              + " threadspool.worker.instance");
    }
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, worker.maxBatchRecords());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * MAX_REQUEST_BYTES);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_REQUEST_BYTES);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    if (isClassic(given)) {
      // In the new protocol both belong to the broker, and the client refuses them.
      settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
      settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    }
    settings.putAll(given);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, worker.group());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return settings;
  }

  /** Whether the group's members agree among themselves, rather than being told by the broker. */
  static boolean isClassic(Map<String, Object> consumer) {
    return GroupProtocol.of(
            String.valueOf(
                consumer.getOrDefault(
                    ConsumerConfig.GROUP_PROTOCOL_CONFIG, ConsumerConfig.DEFAULT_GROUP_PROTOCOL)))
        == GroupProtocol.CLASSIC;
  }

  /** What follows from the interval that these settings of a consumer have in effect. */
  static WaitBudget budget(Map<String, Object> consumer) {
    return new WaitBudget(
        Duration.ofMillis(
            Long.parseLong(
                String.valueOf(consumer.get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG)))));
  }

  static Map<String, Object> producer(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.putAll(kafka.buildProducerProperties());
    settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    return settings;
  }

  /**
   * Replies are not worth waiting for: their senders wait for the thread, not for all replicas of
   * the answer.
   */
  static Map<String, Object> replyProducer(KafkaProperties kafka, WaitBudget budget) {
    Map<String, Object> settings = new HashMap<>(producer(kafka));
    settings.put(ProducerConfig.ACKS_CONFIG, "1");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(1_000, budget.step().toMillis()));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    return settings;
  }
}
