package dev.threadspool.operator.harness;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to topics, and reads whole topics back. */
public final class TestRecords {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final TopicNames names;
  private final AvroWire wire;

  TestRecords(String bootstrapServers, TopicNames names, AvroWire wire) {
    this.bootstrapServers = bootstrapServers;
    this.names = names;
    this.wire = wire;
  }

  /** The command on the topic where its actor may be. */
  public ProducerRecord<byte[], byte[]> of(ThreadCommand command) {
    String topic =
        switch (command.actor().type()) {
          case USER -> names.create();
          case SERVICE -> names.createUpstream();
        };
    return record(
        topic, command.threadUuid().toString(), wire.encode(topic, CommandCodec.toAvro(command)));
  }

  public static ProducerRecord<byte[], byte[]> record(
      String topic, String key, byte @Nullable [] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** All of them, each acknowledged. */
  public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
    return send(Map.of(), records);
  }

  /** The same, by a producer with settings of its own. */
  public List<RecordMetadata> send(
      Map<String, Object> more, List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer = producer(more)) {
      return awaited(records.stream().map(producer::send).toList());
    }
  }

  /**
   * In one transaction.
   *
   * @param committed or aborted
   */
  public List<RecordMetadata> sendInTransaction(
      List<ProducerRecord<byte[], byte[]>> records, boolean committed) {
    try (var producer = producer(Map.of("transactional.id", names.prefix() + "test"))) {
      producer.initTransactions();
      producer.beginTransaction();
      List<RecordMetadata> sent = awaited(records.stream().map(producer::send).toList());
      if (committed) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
      return sent;
    }
  }

  /** A producer, as it comes; to be closed. */
  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The same record once more. */
  public static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), record.headers());
  }

  /**
   * All that is committed, of a topic on which nobody holds a transaction open: what ends in these
   * milliseconds counts, though its marker may not be in the topic yet.
   */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("a transaction on %s does not end".formatted(topic));
        }
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  /** The high watermarks, behind transactions that are about to end. */
  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.endOffsets(partitions);
    }
  }

  private static List<RecordMetadata> awaited(List<Future<RecordMetadata>> sent) {
    List<RecordMetadata> acknowledged = new ArrayList<>();
    for (Future<RecordMetadata> one : sent) {
      try {
        acknowledged.add(one.get());
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("it was not acknowledged", e);
      }
    }
    return acknowledged;
  }
}
