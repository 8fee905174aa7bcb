package dev.threadspool.operator.connect;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Clients of one cluster, all signed in alike. Keys and values are bytes.
 *
 * @param admin the settings of an admin client
 * @param properties Spring Boot's, of which consumers and producers take theirs
 * @param own the client's own, from {@code --kafka-config}; they win
 */
public record KafkaClients(
    Map<String, Object> admin, KafkaProperties properties, Map<String, String> own) {

  /** What the topics take, a frame beside it. */
  private static final int REQUEST_BYTES = 5 * 1024 * 1024;

  /** Closing a consumer waits for the fetch that is under way, and that for records to come. */
  private static final int FETCH_WAIT_MILLIS = 50;

  private static final String CLIENT = "threadspool-operator";

  /** For questions, and for offsets. */
  public Admin openAdmin() {
    return Admin.create(admin);
  }

  /**
   * Belongs to no group, is assigned its partitions, and commits nothing.
   *
   * @param isolation {@code read_committed} or {@code read_uncommitted}
   */
  public KafkaConsumer<byte[], byte[]> openConsumer(String isolation) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("fetch.max.bytes", 4 * REQUEST_BYTES);
    settings.put("max.partition.fetch.bytes", REQUEST_BYTES);
    settings.put("max.poll.records", 5_000);
    settings.put("fetch.max.wait.ms", FETCH_WAIT_MILLIS);
    settings.put("default.api.timeout.ms", 12_000);
    settings.put("client.id", CLIENT);
    settings.putAll(properties.buildConsumerProperties());
    settings.remove("group.id");
    settings.remove("group.instance.id");
    settings.putAll(own);
    settings.put("auto.offset.reset", "none");
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", isolation);
    settings.remove("key.deserializer");
    settings.remove("value.deserializer");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @param more the producer's own, such as {@code transactional.id}; they win over all but {@code
   *     acks}
   */
  public KafkaProducer<byte[], byte[]> openProducer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("max.request.size", REQUEST_BYTES);
    settings.put("client.id", CLIENT);
    settings.put("linger.ms", 5);
    settings.putAll(properties.buildProducerProperties());
    settings.putAll(own);
    settings.putAll(more);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.remove("key.serializer");
    settings.remove("value.serializer");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
