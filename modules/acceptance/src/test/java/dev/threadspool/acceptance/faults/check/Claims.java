package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.store.PartitionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * What progress rows claimed at the last look, and how far the group was ever seen.
 *
 * <p>A worker knows that its transaction is committed as soon as the transaction's coordinator has
 * written it down; the group's coordinator hears of it later, by seconds where brokers are away. So
 * before a claim is held to be false, the group's coordinator is asked once more, in the way that
 * waits for transactions to end.
 */
final class Claims {

  private final Map<String, UUID> topicIds;
  private final Map<PartitionKey, Long> claimed = new HashMap<>();
  private final Map<PartitionKey, Long> seen = new HashMap<>();

  /**
   * @param topicIds of the command topics, filled already
   */
  Claims(Map<String, UUID> topicIds) {
    this.topicIds = Map.copyOf(topicIds);
  }

  /**
   * Of partitions that claim more than was ever seen, what the group has committed once no
   * transaction is pending there. Throws as the cluster does where it does not come to that.
   *
   * @param committed as just seen
   */
  Map<PartitionKey, Long> stillUnseen(Site site, Map<PartitionKey, Long> committed) {
    committed.forEach((partition, next) -> seen.merge(partition, next, Math::max));
    Map<TopicPartition, PartitionKey> asked = new HashMap<>();
    topicIds.forEach(
        (topic, id) ->
            claimed.forEach(
                (partition, next) -> {
                  if (partition.topicId().equals(id) && next > seen.getOrDefault(partition, 0L)) {
                    asked.put(new TopicPartition(topic, partition.partition()), partition);
                  }
                }));
    Map<PartitionKey, Long> stable = new HashMap<>();
    if (!asked.isEmpty()) {
      GroupOffsets.stable(site, asked.keySet())
          .forEach((partition, next) -> stable.put(asked.get(partition), next));
    }
    return stable;
  }

  void note(Sample sample) {
    sample.committed().forEach((partition, next) -> seen.merge(partition, next, Math::max));
    sample.progress().forEach((partition, row) -> claimed.put(partition, row.announcedNext()));
  }
}
