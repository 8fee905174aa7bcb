package dev.threadspool.bench.throughput;

import dev.threadspool.bench.site.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what was written between two moments, as a {@code read_committed} reader sees it. */
final class Messages {

  private static final Duration POLL = Duration.ofMillis(200);

  private Messages() {}

  static List<ConsumerRecord<byte[], byte[]>> between(
      Arena arena, String topic, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    List<TopicPartition> partitions =
        begins.keySet().stream().filter(partition -> partition.topic().equals(topic)).toList();
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                arena.stack().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "max.poll.records",
                10_000,
                // The markers behind the last records come in a fetch of their own, which must not
                // wait for records that never come.
                "fetch.max.wait.ms",
                5,
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, offset(begins, partition)));
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < offset(ends, partition))) {
        consumer.poll(POLL).forEach(read::add);
      }
    }
    return read;
  }

  private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return offsets.getOrDefault(partition, 0L);
  }
}
