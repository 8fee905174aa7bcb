package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadspool.contract.headers.DeadLetterCause;
import dev.threadspool.contract.wire.DeadLetterRecords;
import dev.threadspool.operator.harness.TestSystem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Dead letters as a worker would write them, made up. */
final class DeadRecords {

  private final TestSystem system;

  DeadRecords(TestSystem system) {
    this.system = system;
  }

  /** Of bytes on the usual topic that nobody can read. */
  ProducerRecord<byte[], byte[]> dead(int partition, String key) {
    return dead(partition, key, ("no Avro, " + key).getBytes(UTF_8), new RecordHeaders());
  }

  ProducerRecord<byte[], byte[]> dead(int partition, String key, byte[] value, Headers own) {
    return dead(
        partition,
        system.topics().create(),
        key,
        value,
        own,
        Instant.now(),
        "org.example.SomethingException",
        "made up");
  }

  /**
   * @param topic that it says it comes from
   */
  ProducerRecord<byte[], byte[]> dead(
      int partition,
      String topic,
      String key,
      byte[] value,
      Headers own,
      Instant failedAt,
      String exception,
      String message) {
    ConsumerRecord<byte[], byte[]> source =
        new ConsumerRecord<>(
            topic,
            0,
            17,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            key.getBytes(UTF_8),
            value,
            own,
            Optional.empty());
    ProducerRecord<byte[], byte[]> dead =
        DeadLetterRecords.of(
            system.topics().createDlt(),
            source,
            new DeadLetterCause(
                new UUID(1, 2),
                system.group(),
                failedAt,
                exception,
                message,
                "at org.example.Somewhere"));
    return new ProducerRecord<>(dead.topic(), partition, dead.key(), dead.value(), dead.headers());
  }
}
