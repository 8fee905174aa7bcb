package dev.threadspool.operator.demo;

import dev.threadspool.operator.AwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads whole topics as a consumer with {@code read_committed} sees them. Its end is where a reader
 * of everything would end: what an open transaction holds back is waited for.
 */
final class TopicReader implements AutoCloseable {

  private static final Duration WITHIN = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> committed;
  private final KafkaConsumer<byte[], byte[]> everything;

  TopicReader(String bootstrapServers) {
    this.committed = consumer(bootstrapServers, "read_committed");
    this.everything = consumer(bootstrapServers, "read_uncommitted");
  }

  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<TopicPartition> partitions =
        committed.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    Map<TopicPartition, Long> ends = everything.endOffsets(partitions);
    committed.assign(partitions);
    committed.seekToBeginning(partitions);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (partitions.stream()
        .anyMatch(each -> committed.position(each) < ends.getOrDefault(each, 0L))) {
      if (System.nanoTime() > deadline) {
        throw new AwayException("a transaction on %s stays open".formatted(topic), null);
      }
      committed.poll(POLL).forEach(records::add);
    }
    return records;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String servers, String isolation) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("isolation.level", isolation);
    settings.put("enable.auto.commit", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    committed.close();
    everything.close();
  }
}
