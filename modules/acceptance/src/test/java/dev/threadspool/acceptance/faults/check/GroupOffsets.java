package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.store.PartitionKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the workers' group has committed, by the topics' own ids. */
final class GroupOffsets {

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

  /** Of these partitions, once the coordinator has heard how their transactions have ended. */
  static Map<TopicPartition, Long> stable(Site site, Collection<TopicPartition> partitions) {
    return committed(
        site.admin()
            .listConsumerGroupOffsets(
                Map.of(
                    site.group(),
                    new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(partitions))),
                new ListConsumerGroupOffsetsOptions().requireStable(true)));
  }

  static Map<TopicPartition, Long> named(Site site) {
    return committed(site.admin().listConsumerGroupOffsets(site.group()));
  }

  private static Map<TopicPartition, Long> committed(ListConsumerGroupOffsetsResult asked) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> answer =
        Answers.of(asked.partitionsToOffsetAndMetadata());
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
