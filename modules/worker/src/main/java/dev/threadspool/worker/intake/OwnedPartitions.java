package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.worker.announce.AnnouncedOffsets;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that this lane owns, and how far each is handed over and announced. Written by the
 * consumer's thread, and, for what is announced, by the announce loop's.
 */
final class OwnedPartitions implements AnnouncedOffsets {

  /**
   * @param committed every offset below is committed in Kafka
   * @param handedOver every offset below was given to the announce loop
   */
  private record Position(long committed, long handedOver) {}

  private final Map<TopicPartition, Position> owned = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> unwritten = new ConcurrentHashMap<>();
  private final TopicIds topicIds;
  private final Consumer<SortedMap<PartitionKey, Progress>> writer;

  /**
   * @param writer writes down what is announced; may throw, and is asked again later
   */
  OwnedPartitions(TopicIds topicIds, Consumer<SortedMap<PartitionKey, Progress>> writer) {
    this.topicIds = topicIds;
    this.writer = writer;
  }

  void assigned(Map<TopicPartition, Long> committed) {
    committed.forEach((partition, next) -> owned.put(partition, new Position(next, next)));
  }

  void revoked(Collection<TopicPartition> partitions) {
    partitions.forEach(owned::remove);
  }

  /**
   * Whether a record is this lane's to work on: of a partition that it owns (a batch that is tried
   * again may have lost one meanwhile), and not handed over before.
   */
  boolean wants(ConsumerRecord<byte[], byte[]> record) {
    Position position = owned.get(new TopicPartition(record.topic(), record.partition()));
    return position != null && record.offset() >= position.handedOver();
  }

  /** What the group has committed of a partition; null where it is not owned any more. */
  @Nullable Long committed(TopicPartition partition) {
    Position position = owned.get(partition);
    return position == null ? null : position.committed();
  }

  void handedOver(Map<TopicPartition, Long> nextOffsets) {
    nextOffsets.forEach(
        (partition, next) ->
            owned.computeIfPresent(
                partition,
                (_, position) ->
                    new Position(position.committed(), Math.max(position.handedOver(), next))));
  }

  @Override
  public void committed(Map<TopicPartition, Long> nextOffsets) {
    nextOffsets.forEach(
        (partition, next) -> {
          unwritten.merge(partition, next, Math::max);
          owned.computeIfPresent(
              partition,
              (_, position) ->
                  new Position(
                      Math.max(position.committed(), next), Math.max(position.handedOver(), next)));
        });
  }

  /**
   * {@code announced_next} is written with every decision, and here where no decision follows:
   * after an offset reset by foreign tools it is what keeps old events from being announced again.
   */
  @Override
  public void idle() {
    Map<TopicPartition, Long> taken = Map.copyOf(unwritten);
    if (taken.isEmpty()) {
      return;
    }
    SortedMap<PartitionKey, Progress> progress = new TreeMap<>();
    taken.forEach(
        (partition, next) ->
            progress.put(
                new PartitionKey(topicIds.of(partition.topic()), partition.partition()),
                new Progress(0, next)));
    writer.accept(progress);
    taken.forEach(unwritten::remove);
  }
}
