package dev.threadspool.worker.harness;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics from their beginning, committed records only. */
public final class TestTopics {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final TopicNames names;
  private final AvroWire wire;

  TestTopics(String bootstrapServers, TopicNames names, AvroWire wire) {
    this.bootstrapServers = bootstrapServers;
    this.names = names;
    this.wire = wire;
  }

  public List<ThreadCreated> created() {
    return decoded(names.created(), ThreadCreated.class);
  }

  public List<ThreadCreateRejected> rejected() {
    return decoded(names.createRejected(), ThreadCreateRejected.class);
  }

  public List<ThreadCreateReply> replies() {
    return decoded(names.createReply(), ThreadCreateReply.class);
  }

  public List<ConsumerRecord<byte[], byte[]>> createdRecords() {
    return read(names.created());
  }

  public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return read(names.createDlt());
  }

  private <T extends SpecificRecord> List<T> decoded(String topic, Class<T> type) {
    return read(topic).stream().map(record -> wire.decode(topic, record.value(), type)).toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
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
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }
}
