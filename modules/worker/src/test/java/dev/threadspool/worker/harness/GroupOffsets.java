package dev.threadspool.worker.harness;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A consumer group's committed offsets on one topic. */
public final class GroupOffsets {

  private final Admin admin;
  private final String group;
  private final String topic;

  GroupOffsets(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /** Whether all partitions have an owner. */
  public boolean areAssigned() {
    return members().stream().mapToLong(this::owned).sum() == partitions().size();
  }

  /** How many members have a partition of the topic. */
  public long owners() {
    return members().stream().filter(member -> owned(member) > 0).count();
  }

  /** Nobody, as long as the broker has not heard of the group. */
  private Collection<MemberDescription> members() {
    try {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .values()
          .iterator()
          .next()
          .get()
          .members();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw new IllegalStateException("the broker did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the broker", e);
    }
  }

  private long owned(MemberDescription member) {
    return member.assignment().topicPartitions().stream()
        .filter(partition -> partition.topic().equals(topic))
        .count();
  }

  /** Partitions with something in them, all of which is announced. */
  public Set<TopicPartition> atTheEnd() {
    Map<TopicPartition, Long> committed = committed();
    Set<TopicPartition> done = new HashSet<>();
    ends()
        .forEach(
            (partition, end) -> {
              if (end.equals(committed.get(partition))) {
                done.add(partition);
              }
            });
    return done;
  }

  /** Whether all that is in the topic now is announced. */
  public boolean areAtTheEnd() {
    return committed().equals(ends());
  }

  /**
   * What {@code kafka-consumer-groups --reset-offsets --to-earliest} does; needs the group empty.
   */
  public void resetToTheBeginning() {
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    ends().keySet().forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
    get(admin.alterConsumerGroupOffsets(group, beginning).all());
  }

  /** What the group has committed, without what it has not begun. */
  public Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null && offset.offset() > 0) {
                committed.put(partition, offset.offset());
              }
            });
    return committed;
  }

  private Map<TopicPartition, Long> ends() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    get(admin.listOffsets(asked).all())
        .forEach(
            (partition, end) -> {
              if (end.offset() > 0) {
                ends.put(partition, end.offset());
              }
            });
    return ends;
  }

  private List<TopicPartition> partitions() {
    return get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
        .flatMap(description -> description.partitions().stream())
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the broker did not answer", e);
    }
  }
}
