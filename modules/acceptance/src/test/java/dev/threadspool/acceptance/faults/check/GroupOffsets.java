package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.store.PartitionKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the workers' group has committed, by the topics' own ids. */
final class GroupOffsets {

  /** A transaction that nobody ends is aborted after 10 s; brokers may be away beside that. */
  private static final Duration UNTIL_ENDED = Duration.ofSeconds(60);

  private GroupOffsets() {}

  /**
   * As the coordinator tells them at once: what a transaction has committed whose end it has not
   * heard of yet is missing.
   *
   * @param topicIds of the command topics
   */
  static Map<PartitionKey, Long> of(Site site, Map<String, UUID> topicIds) {
    Map<PartitionKey, Long> committed = new HashMap<>();
    named(site)
        .forEach(
            (partition, offset) -> {
              UUID id = topicIds.get(partition.topic());
              if (id != null) {
                committed.put(new PartitionKey(id, partition.partition()), offset);
              }
            });
    return committed;
  }

  /**
   * Of these partitions, once the coordinator has heard how their transactions have ended.
   *
   * <p>While one is pending the admin client leaves its partitions out of the answer, where a
   * consumer would wait; so this does.
   *
   * @throws KafkaException where they do not end in time
   */
  static Map<TopicPartition, Long> stable(Site site, Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> answers = new ConcurrentHashMap<>();
    Set<TopicPartition> missing = new HashSet<>(partitions);
    boolean ended =
        Waiting.until(
            UNTIL_ENDED,
            () -> {
              var answer = Answers.of(askedForStable(site, missing));
              missing.removeAll(answer.keySet());
              // Null where the group has committed nothing of a partition.
              answer.values().removeIf(Objects::isNull);
              answers.putAll(answer);
              return missing.isEmpty();
            });
    if (!ended) {
      throw new KafkaException("transactions of the workers' do not end: " + missing);
    }
    return offsets(answers);
  }

  private static KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> askedForStable(
      Site site, Collection<TopicPartition> partitions) {
    return site.admin()
        .listConsumerGroupOffsets(
            Map.of(
                site.group(),
                new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(partitions))),
            new ListConsumerGroupOffsetsOptions().requireStable(true))
        .partitionsToOffsetAndMetadata();
  }

  static Map<TopicPartition, Long> named(Site site) {
    return offsets(
        Answers.of(
            site.admin().listConsumerGroupOffsets(site.group()).partitionsToOffsetAndMetadata()));
  }

  private static Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetAndMetadata> answer) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    answer.forEach(
        (partition, offset) -> {
          // Null where the group has committed nothing of a partition.
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }
}
