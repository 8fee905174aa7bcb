package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.Announcer;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Partitions come and go. Before one is given back, what is decided of it is announced, or dropped;
 * its next owner starts at the group's committed offset and finds what was decided in the store.
 * Runs on the consumer's thread, and asks nobody who might not answer.
 */
final class LaneRebalance implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(LaneRebalance.class);

  private final OwnedPartitions owned;
  private final TopicIds topicIds;
  private final Announcer announcer;
  private final Duration drainTimeout;

  LaneRebalance(
      OwnedPartitions owned, TopicIds topicIds, Announcer announcer, Duration drainTimeout) {
    this.owned = owned;
    this.topicIds = topicIds;
    this.announcer = announcer;
    this.drainTimeout = drainTimeout;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    topicIds.forget();
    owned.assigned(partitions);
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (!owned.ownsAny(partitions)) {
      // The container tells of lost partitions a second time.
      return;
    }
    try {
      if (!announcer.drain(drainTimeout) && !announcer.isOver()) {
        log.atWarn()
            .addKeyValue("partitions", partitions)
            .log("Decided batches could not be announced before partitions were given back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    giveUp(partitions);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    giveUp(partitions);
  }

  private void giveUp(Collection<TopicPartition> partitions) {
    // What still waited for its turn would come under a later membership, which may announce.
    announcer.drop(partitions);
    owned.revoked(partitions);
  }
}
