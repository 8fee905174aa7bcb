package dev.threadspool.operator.reading;

import dev.threadspool.operator.AwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a cluster, each answered or failed within seconds: {@link AwayException} where it
 * does not answer, {@link KafkaException} where it refuses (a topic that is not there).
 */
public final class ClusterView {

  private static final long TIMEOUT_SECONDS = 15;

  private final Admin admin;

  /**
   * @param admin stays the caller's to close
   */
  public ClusterView(Admin admin) {
    this.admin = admin;
  }

  /** All partitions of these topics. */
  public List<TopicPartition> partitions(Collection<String> topics) {
    return describe(topics).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(TopicPartitionInfo::partition)
                    .map(partition -> new TopicPartition(topic.name(), partition)))
        .toList();
  }

  /** The same of one that need not be there: then there are none. */
  public List<TopicPartition> partitionsIfThere(String topic) {
    try {
      return partitions(List.of(topic));
    } catch (UnknownTopicOrPartitionException none) {
      return List.of();
    }
  }

  /** Kafka's own ids of topics, by name. */
  public Map<String, UUID> topicIds(Collection<String> topics) {
    Map<String, UUID> ids = new HashMap<>();
    describe(topics).forEach((name, topic) -> ids.put(name, uuid(topic.topicId())));
    return ids;
  }

  /**
   * Those of these topics' ids that the cluster does not know. One that we may not describe looks
   * the same to us.
   */
  public Set<UUID> unknown(Collection<UUID> topicIds) {
    List<Uuid> asked =
        topicIds.stream()
            .map(id -> new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()))
            .toList();
    Set<UUID> unknown = new HashSet<>();
    admin
        .describeTopics(TopicCollection.ofTopicIds(asked))
        .topicIdValues()
        .forEach(
            (id, topic) -> {
              if (!isKnown(topic)) {
                unknown.add(uuid(id));
              }
            });
    return unknown;
  }

  /** The first offsets that are still there. */
  public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.earliest());
  }

  /** The first offsets whose records are not older than this; the end where there are none. */
  public Map<TopicPartition, Long> offsetsAt(
      Collection<TopicPartition> partitions, Instant moment) {
    Map<TopicPartition, Long> offsets =
        offsets(partitions, OffsetSpec.forTimestamp(moment.toEpochMilli()));
    Map<TopicPartition, Long> ends = highWatermarks(partitions);
    offsets.replaceAll(
        (partition, offset) -> offset < 0 ? ends.getOrDefault(partition, 0L) : offset);
    return offsets;
  }

  /**
   * The high watermarks: every record that is acknowledged by now is below. The {@code
   * read_committed} end would be the last stable offset, which an open transaction holds back.
   */
  public Map<TopicPartition, Long> highWatermarks(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  /** What a consumer group has committed; partitions without are not there. */
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }

  /** How long a topic keeps its records; negative for ever. */
  public Duration retention(String topic) {
    return duration(topic, "retention.ms");
  }

  /**
   * A setting of a topic's that is a time.
   *
   * @return negative where there is none
   */
  public Duration duration(String topic, String setting) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = answer(admin.describeConfigs(List.of(resource)).all()).get(resource);
    ConfigEntry entry = config == null ? null : config.get(setting);
    return Duration.ofMillis(
        entry == null || entry.value() == null ? -1 : Long.parseLong(entry.value()));
  }

  /**
   * What a cluster is.
   *
   * @param features their finalized levels, {@code metadata.version} and {@code
   *     transaction.version} among them
   */
  public record Identity(String clusterId, int brokers, Map<String, Short> features) {}

  /** Which cluster this is. */
  public Identity identity() {
    DescribeClusterResult cluster = admin.describeCluster();
    Map<String, Short> features = new TreeMap<>();
    answer(admin.describeFeatures().featureMetadata())
        .finalizedFeatures()
        .forEach((name, range) -> features.put(name, range.maxVersionLevel()));
    return new Identity(answer(cluster.clusterId()), answer(cluster.nodes()).size(), features);
  }

  /** A consumer group; null where there is none of that name. */
  public @Nullable ConsumerGroupDescription group(String name) {
    try {
      return answer(admin.describeConsumerGroups(List.of(name)).all()).get(name);
    } catch (GroupIdNotFoundException none) {
      return null;
    }
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, ListOffsetsResultInfo> told = answer(admin.listOffsets(asked).all());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    told.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private Map<String, TopicDescription> describe(Collection<String> topics) {
    return answer(admin.describeTopics(topics).allTopicNames());
  }

  private static boolean isKnown(KafkaFuture<TopicDescription> topic) {
    try {
      var _ = answer(topic);
      return true;
    } catch (UnknownTopicIdException | InvalidTopicException none) {
      // Which of the two depends on the client's version.
      return false;
    }
  }

  private static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException away) {
        throw new AwayException("the Kafka cluster does not answer", away);
      }
      throw e.getCause() instanceof KafkaException refusal
          ? refusal
          : new KafkaException("the cluster refused", e.getCause());
    } catch (TimeoutException e) {
      throw new AwayException("the Kafka cluster does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking the cluster", e);
    }
  }
}
