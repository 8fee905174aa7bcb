package dev.threadspool.acceptance.faults.workload;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An idempotent producer without transactions. */
final class SingleRecords implements AutoCloseable {

  private final Ledger ledger;
  private final KafkaProducer<byte[], byte[]> producer;

  SingleRecords(String bootstrapServers, Duration deliveryTimeout, Ledger ledger) {
    this.ledger = ledger;
    this.producer =
        new KafkaProducer<>(
            ProducerSettings.of(bootstrapServers, deliveryTimeout, Map.of()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the call-back enters what became of it
  void send(Planned planned, ProducerRecord<byte[], byte[]> record) {
    producer.send(
        record,
        (metadata, failure) ->
            ledger.enter(
                planned.index(),
                failure == null
                    ? new Publication.Acknowledged(
                        new TopicPartition(metadata.topic(), metadata.partition()),
                        metadata.offset())
                    : new Publication.Unknown(failure.toString())));
  }

  @Override
  public void close() {
    producer.close();
  }
}
