package dev.threadspool.store;

import java.util.Comparator;
import java.util.UUID;

/**
 * A partition of a topic, under the topic's own id. Ordered, so that everybody locks in the same
 * order.
 *
 * @param topicId Kafka's id of the topic
 */
public record PartitionKey(UUID topicId, int partition) implements Comparable<PartitionKey> {

  private static final Comparator<PartitionKey> ORDER =
      Comparator.comparing(PartitionKey::topicId, UuidOrder.INSTANCE)
          .thenComparingInt(PartitionKey::partition);

  @Override
  public int compareTo(PartitionKey other) {
    return ORDER.compare(this, other);
  }
}
