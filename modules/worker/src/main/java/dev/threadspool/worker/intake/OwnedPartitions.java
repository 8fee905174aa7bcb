package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.AnnouncedOffsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that one consumer owns, and how far each is handed over and announced. Lives as
 * long as the consumer does. Written by the consumer's thread, and, for what is announced, by the
 * announce loop's.
 */
final class OwnedPartitions implements AnnouncedOffsets {

  /**
   * @param committed every offset below is committed in Kafka
   * @param handedOver every offset below was given to the announce loop
   */
  private record Position(long committed, long handedOver) {

    /** Of a partition that is owned, while the broker has not told yet what is committed. */
    static final Position UNKNOWN = new Position(-1, -1);

    boolean isKnown() {
      return committed >= 0;
    }
  }

  private final Map<TopicPartition, Position> owned = new ConcurrentHashMap<>();
  private final AnnouncedProgress progress;

  OwnedPartitions(AnnouncedProgress progress) {
    this.progress = progress;
  }

  /** Where they begin is learnt before the first record of them is worked on. */
  void assigned(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> owned.put(partition, Position.UNKNOWN));
  }

  void revoked(Collection<TopicPartition> partitions) {
    partitions.forEach(owned::remove);
  }

  boolean ownsAny(Collection<TopicPartition> partitions) {
    return partitions.stream().anyMatch(owned::containsKey);
  }

  /**
   * Learns what the group has committed of newly assigned partitions. It is asked here and not in
   * the rebalance, where a broker that does not answer would leave the consumer with partitions
   * that it fetches and nobody works on.
   *
   * @param committed asks the broker
   * @return whether it was asked
   */
  boolean learn(Function<Set<TopicPartition>, Map<TopicPartition, OffsetAndMetadata>> committed) {
    Set<TopicPartition> unknown = new HashSet<>();
    owned.forEach(
        (partition, position) -> {
          if (!position.isKnown()) {
            unknown.add(partition);
          }
        });
    if (unknown.isEmpty()) {
      return false;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = committed.apply(unknown);
    for (TopicPartition partition : unknown) {
      OffsetAndMetadata offset = offsets.get(partition);
      long next = offset == null ? 0L : offset.offset();
      owned.put(partition, new Position(next, next));
    }
    return true;
  }

  /**
   * Whether a record is this lane's to work on: of a partition that it owns (a batch that is tried
   * again may have lost one meanwhile), and not handed over before.
   */
  boolean wants(ConsumerRecord<byte[], byte[]> record) {
    Position position = owned.get(new TopicPartition(record.topic(), record.partition()));
    return position != null && position.isKnown() && record.offset() >= position.handedOver();
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

  /**
   * What is still being learnt is left to the broker: another owner may have come further since.
   */
  @Override
  public void committed(Map<TopicPartition, Long> nextOffsets) {
    progress.announced(nextOffsets);
    nextOffsets.forEach(
        (partition, next) ->
            owned.computeIfPresent(
                partition,
                (_, position) ->
                    position.isKnown()
                        ? new Position(
                            Math.max(position.committed(), next),
                            Math.max(position.handedOver(), next))
                        : position));
  }

  @Override
  public void idle() {
    progress.write();
  }
}
