package dev.threadspool.acceptance.faults.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A producer that writes in transactions, as our workers announce: when the outcome of one is
 * unknown, the coordinator settles it as soon as the same {@code transactional.id} is taken anew.
 */
final class Transactions implements AutoCloseable {

  private static final int ATTEMPTS = 20;

  private final Map<String, Object> settings;
  private final String topic;
  private KafkaProducer<String, String> producer;

  Transactions(String bootstrapServers, String transactionalId, String topic) {
    this.topic = topic;
    this.settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "transactional.id", transactionalId,
            "transaction.timeout.ms", 10_000,
            "max.block.ms", 4_000,
            "request.timeout.ms", 3_000,
            "delivery.timeout.ms", 60_000,
            "reconnect.backoff.max.ms", 500);
    this.producer = settled();
  }

  /** Writes values in one transaction, and commits it until that is acknowledged. */
  void write(List<String> values) {
    append(values);
    for (int attempt = 1; ; attempt++) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Begins a transaction and writes values, which are in the log on return. */
  void append(List<String> values) {
    producer.beginTransaction();
    for (String value : values) {
      // What becomes of it shows at the commit.
      var _ = producer.send(new ProducerRecord<>(topic, value, value));
    }
    producer.flush();
  }

  /** Once; a failure says nothing about the outcome. */
  void commit() {
    producer.commitTransaction();
  }

  /** The producer is gone, whatever it was doing. */
  void abandon() {
    producer.close(Duration.ZERO);
  }

  /** After {@link #abandon()}: what was open is committed or aborted for good on return. */
  void settle() {
    producer = settled();
  }

  private KafkaProducer<String, String> settled() {
    for (int attempt = 1; ; attempt++) {
      KafkaProducer<String, String> fresh = open();
      try {
        fresh.initTransactions();
        return fresh;
      } catch (TimeoutException e) {
        fresh.close(Duration.ZERO);
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    abandon();
  }

  private KafkaProducer<String, String> open() {
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }
}
