package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.store.PartitionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the workers' group has committed, by the topics' own ids. */
final class GroupOffsets {

  private GroupOffsets() {}

  /**
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

  static Map<TopicPartition, Long> named(Site site) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> answer =
        Answers.of(
            site.admin().listConsumerGroupOffsets(site.group()).partitionsToOffsetAndMetadata());
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
