package dev.threadspool.acceptance.faults.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer, made anew after any failure: what became of the transaction is unknown
 * then, unless it was to be aborted. An aborted one may be so by the time-out of the transaction.
 */
final class Transactions implements AutoCloseable {

  /** An open transaction holds back the workers for at most so long. */
  private static final int TIMEOUT_MS = 10_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private final Ledger ledger;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  Transactions(
      String bootstrapServers, String transactionalId, Duration deliveryTimeout, Ledger ledger) {
    // No longer than the transaction: a record that comes after its end would be one of the next.
    int timeout = (int) Math.min(TIMEOUT_MS, deliveryTimeout.toMillis());
    this.settings =
        ProducerSettings.of(
            bootstrapServers,
            Duration.ofMillis(timeout),
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                TIMEOUT_MS));
    this.ledger = ledger;
  }

  void send(List<Planned> members, List<ProducerRecord<byte[], byte[]>> records, boolean aborted) {
    try {
      KafkaProducer<byte[], byte[]> current = open();
      current.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(current.send(record)));
      current.flush();
      if (aborted) {
        current.abortTransaction();
        members.forEach(member -> ledger.enter(member.index(), new Publication.Aborted()));
      } else {
        current.commitTransaction();
        enterAcknowledged(members, sent);
      }
    } catch (KafkaException failure) {
      discard();
      members.forEach(
          member ->
              ledger.enter(
                  member.index(),
                  aborted
                      ? new Publication.Aborted()
                      : new Publication.Unknown(failure.toString())));
    }
  }

  /** The first act of a new producer ends what its predecessor left open. */
  private KafkaProducer<byte[], byte[]> open() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer.initTransactions();
    }
    return producer;
  }

  private void discard() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
      producer = null;
    }
  }

  private void enterAcknowledged(List<Planned> members, List<Future<RecordMetadata>> sent) {
    for (int n = 0; n < members.size(); n++) {
      RecordMetadata metadata = committed(sent.get(n));
      ledger.enter(
          members.get(n).index(),
          new Publication.Acknowledged(
              new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset()));
    }
  }

  private static RecordMetadata committed(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("committed, and yet not sent", e);
    }
  }

  @Override
  public void close() {
    discard();
  }
}
