package dev.threadspool.operator.dlq;

import dev.threadspool.operator.reading.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition is handled without a gap. The group of the dead letters commits that, so
 * that its lag is what nobody has handled; nothing is decided by it. Letters are told in the order
 * of their offsets.
 */
final class Frontier {

  private final Map<TopicPartition, Long> committed;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Set<TopicPartition> stopped = new HashSet<>();

  /**
   * @param spans what is read
   * @param begins of all partitions
   * @param committed what the group has committed
   */
  Frontier(
      Collection<Span> spans,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> committed) {
    this.committed = new HashMap<>(committed);
    for (Span span : spans) {
      if (span.from() > begins.getOrDefault(span.partition(), 0L)) {
        // Nobody looks at what is before: nothing is known of how far it is handled.
        stopped.add(span.partition());
      } else {
        next.put(span.partition(), span.from());
      }
    }
  }

  void handled(TopicPartition partition, long offset) {
    if (!stopped.contains(partition)) {
      next.put(partition, offset + 1);
    }
  }

  /** Stays open; also one that was to be handled, and is not. */
  void open(TopicPartition partition, long offset) {
    stopped.add(partition);
    next.computeIfPresent(partition, (_, before) -> Math.min(before, offset));
  }

  /** All of it was read. */
  void end(Span span) {
    if (!stopped.contains(span.partition())) {
      next.put(span.partition(), span.to());
    }
  }

  /** What is to be committed, in the transaction of what was handled. */
  Map<TopicPartition, OffsetAndMetadata> offsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach(
        (partition, offset) -> {
          if (offset > committed.getOrDefault(partition, 0L)) {
            offsets.put(partition, new OffsetAndMetadata(offset));
          }
        });
    return offsets;
  }

  void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
  }
}
