package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.Announcer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Partitions come and go. Before one is given back, what is decided of it is announced, or dropped;
 * its next owner starts at the group's committed offset and finds what was decided in the store.
 * Runs on the consumer's thread.
 */
final class LaneRebalance implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(LaneRebalance.class);

  private final OwnedPartitions owned;
  private final TopicIds topicIds;
  private final Announcer announcer;
  private final Duration drainTimeout;
  private final LaneStop stop;

  LaneRebalance(
      OwnedPartitions owned,
      TopicIds topicIds,
      Announcer announcer,
      Duration drainTimeout,
      LaneStop stop) {
    this.owned = owned;
    this.topicIds = topicIds;
    this.announcer = announcer;
    this.drainTimeout = drainTimeout;
    this.stop = stop;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    topicIds.forget();
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    Map<TopicPartition, Long> next = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      next.put(partition, offset == null ? 0L : offset.offset());
    }
    owned.assigned(next);
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    try {
      if (!announcer.drain(stop.atMost(drainTimeout)) && !announcer.isOver()) {
        log.atWarn()
            .addKeyValue("partitions", partitions)
            .log("Decided batches could not be announced before partitions were given back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    owned.revoked(partitions);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    owned.revoked(partitions);
  }
}
