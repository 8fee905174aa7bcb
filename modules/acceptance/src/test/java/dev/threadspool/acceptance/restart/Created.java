package dev.threadspool.acceptance.restart;

import dev.threadspool.acceptance.faults.site.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Which threads are announced, as a {@code read_committed} reader sees it. */
final class Created {

  private Created() {}

  /** One entry an event. */
  static List<String> threads(Site site) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                site.addresses().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(site.topics().created()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<String> threads = new ArrayList<>();
      var ends = consumer.endOffsets(partitions).entrySet();
      while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(event -> threads.add(new String(event.key(), StandardCharsets.US_ASCII)));
      }
      return threads;
    }
  }
}
