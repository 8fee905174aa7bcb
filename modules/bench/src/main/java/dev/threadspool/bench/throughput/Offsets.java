package dev.threadspool.bench.throughput;

import dev.threadspool.bench.site.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks the broker how far things have come. */
final class Offsets implements AutoCloseable {

  private final Arena arena;
  private final Admin admin;

  Offsets(Arena arena) {
    this.arena = arena;
    this.admin = arena.admin();
  }

  /** Whether the group has committed all of these. */
  boolean isCommitted(Map<TopicPartition, Long> ends) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(arena.group()).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              OffsetAndMetadata next = committed.get(end.getKey());
              return next != null && next.offset() >= end.getValue();
            });
  }

  /** Whether all commands' partitions have a consumer; not while nobody has asked to join. */
  boolean isJoined() throws InterruptedException {
    try {
      return admin.describeConsumerGroups(List.of(arena.group())).all().get().values().stream()
              .flatMap(group -> group.members().stream())
              .flatMap(member -> member.assignment().topicPartitions().stream())
              .filter(partition -> partition.topic().equals(arena.topics().create()))
              .count()
          == arena.partitions();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new IllegalStateException("the broker does not tell", e.getCause());
    }
  }

  /** The end of each partition of these topics, as a {@code read_committed} reader sees it. */
  Map<TopicPartition, Long> ends(String... topics) throws InterruptedException {
    return ends(IsolationLevel.READ_COMMITTED, topics);
  }

  /**
   * Whether a {@code read_committed} reader sees all that is written: a group's offsets can be
   * committed some milliseconds before the events of the same transaction.
   */
  boolean isVisible(String... topics) throws InterruptedException {
    return ends(topics).equals(ends(IsolationLevel.READ_UNCOMMITTED, topics));
  }

  private Map<TopicPartition, Long> ends(IsolationLevel isolation, String... topics)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : topics) {
      partitions(topic).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    }
    return get(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private List<TopicPartition> partitions(String topic) {
    int count =
        topic.equals(arena.topics().createReply())
            ? arena.plan().settings().replyPartitions()
            : arena.partitions();
    return IntStream.range(0, count).mapToObj(n -> new TopicPartition(topic, n)).toList();
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell", e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
