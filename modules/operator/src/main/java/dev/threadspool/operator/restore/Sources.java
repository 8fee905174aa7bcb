package dev.threadspool.operator.restore;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.reading.ClusterView;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.store.PartitionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** What there is to be read, and how far the workers have come. */
final class Sources {

  private final ClusterView cluster;
  private final List<String> commandTopics;
  private final String group;
  private final Map<String, UUID> topicIds;
  private final List<TopicPartition> erasedPartitions;
  private final List<TopicPartition> partitions;
  private final List<TopicPartition> commandPartitions;

  Sources(ClusterView cluster, TopicNames names, List<String> commandTopics, String group) {
    this.cluster = cluster;
    this.commandTopics = List.copyOf(commandTopics);
    this.group = group;
    List<String> topics = List.of(names.created(), names.createRejected(), names.createDlt());
    this.topicIds = new HashMap<>(cluster.topicIds(topics));
    this.topicIds.putAll(cluster.topicIds(commandTopics));
    this.erasedPartitions = cluster.partitionsIfThere(names.erased());
    if (hasErased()) {
      topicIds.putAll(cluster.topicIds(List.of(names.erased())));
    }
    this.partitions = cluster.partitions(topics);
    this.commandPartitions = cluster.partitions(commandTopics);
  }

  /**
   * Whether there is a topic that tells which threads were erased: clusters of early versions have
   * none. Without it nothing is marked, and what was erased does not come back all the same: its
   * last event is a tombstone.
   */
  boolean hasErased() {
    return !erasedPartitions.isEmpty();
  }

  /** What the workers' group has committed, 0 where that is nothing. */
  SortedMap<PartitionKey, Long> committed() {
    Map<TopicPartition, Long> committed = cluster.committed(group);
    SortedMap<PartitionKey, Long> all = new TreeMap<>();
    commandPartitions.forEach(
        partition -> all.put(key(partition), committed.getOrDefault(partition, 0L)));
    return all;
  }

  /**
   * From what was reached before to the high watermarks of now. To be asked after {@link
   * #committed}: what the group has committed was announced below.
   */
  List<Span> spans(Map<PartitionKey, Long> reached) {
    return spans(partitions, reached);
  }

  /** The same of the topic that tells which threads were erased: read before all others. */
  List<Span> erasedSpans(Map<PartitionKey, Long> reached) {
    return spans(erasedPartitions, reached);
  }

  private List<Span> spans(List<TopicPartition> partitions, Map<PartitionKey, Long> reached) {
    Map<TopicPartition, Long> begins = cluster.beginnings(partitions);
    begins.replaceAll(
        (partition, begin) -> Math.max(begin, reached.getOrDefault(key(partition), 0L)));
    return Span.between(begins, cluster.highWatermarks(partitions));
  }

  /** The partition under its topic's own id. */
  PartitionKey key(TopicPartition partition) {
    UUID id = topicIds.get(partition.topic());
    if (id == null) {
      throw new IllegalArgumentException("no topic of ours: " + partition.topic());
    }
    return new PartitionKey(id, partition.partition());
  }

  /** For people. */
  String workers() {
    return "group %s (%s)".formatted(group, String.join(", ", commandTopics));
  }
}
