package dev.threadspool.bench.throughput;

import dev.threadspool.bench.site.Arena;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker how far things have come, as consumers do: an admin client would look for the
 * group's coordinator each time, which the broker would have to work for while it is measured.
 */
final class Offsets implements AutoCloseable {

  private final Arena arena;
  private final Admin admin;
  private final Consumer<byte[], byte[]> committed;
  private final Consumer<byte[], byte[]> uncommitted;

  Offsets(Arena arena) {
    this.arena = arena;
    this.admin = arena.admin();
    this.committed = consumer(arena, "read_committed");
    this.uncommitted = consumer(arena, "read_uncommitted");
  }

  /** Of the contender's group, without being a member. */
  private static Consumer<byte[], byte[]> consumer(Arena arena, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            arena.stack().bootstrapServers(),
            "group.id",
            arena.group(),
            "enable.auto.commit",
            false,
            "isolation.level",
            isolation),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Whether the group has committed all of these. */
  boolean isCommitted(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, @Nullable OffsetAndMetadata> reached = committed.committed(ends.keySet());
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              OffsetAndMetadata next = reached.get(end.getKey());
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
  Map<TopicPartition, Long> ends(String... topics) {
    return committed.endOffsets(partitions(topics));
  }

  /**
   * Whether a {@code read_committed} reader sees all that is written: a group's offsets can be
   * committed some milliseconds before the events of the same transaction.
   */
  boolean isVisible(String... topics) {
    return ends(topics).equals(uncommitted.endOffsets(partitions(topics)));
  }

  private List<TopicPartition> partitions(String... topics) {
    return Stream.of(topics).flatMap(topic -> partitions(topic).stream()).toList();
  }

  private List<TopicPartition> partitions(String topic) {
    int count =
        topic.equals(arena.topics().createReply())
            ? arena.plan().settings().replyPartitions()
            : arena.partitions();
    return IntStream.range(0, count).mapToObj(n -> new TopicPartition(topic, n)).toList();
  }

  @Override
  public void close() {
    admin.close();
    committed.close();
    uncommitted.close();
  }
}
