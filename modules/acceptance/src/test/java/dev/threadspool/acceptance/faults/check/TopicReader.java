package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads whole topics, from their beginning to what their end is at the start of reading: the last
 * stable offset for a reader of committed records, the high watermark for the other one.
 */
final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private TopicReader() {}

  static void readCommitted(
      Site site, String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    read(site, topic, IsolationLevel.READ_COMMITTED, taker);
  }

  static void readUncommitted(
      Site site, String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    read(site, topic, IsolationLevel.READ_UNCOMMITTED, taker);
  }

  private static void read(
      Site site,
      String topic,
      IsolationLevel isolation,
      Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(site, isolation)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        if (System.nanoTime() > deadline) {
          throw new KafkaException("topic %s could not be read to its end".formatted(topic));
        }
        consumer.poll(POLL).forEach(taker);
      }
    }
  }

  static KafkaConsumer<byte[], byte[]> consumer(Site site, IsolationLevel isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            site.addresses().bootstrapServers(),
            "isolation.level",
            isolation.toString()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }
}
