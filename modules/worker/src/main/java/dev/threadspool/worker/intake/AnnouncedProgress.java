package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lane has announced and the store does not know of yet. {@code announced_next} is written
 * with every decision, and from here where no decision follows: after an offset reset by foreign
 * tools it is what keeps old events from being announced again. Outlives the lane's consumers.
 * Thread-safe.
 */
final class AnnouncedProgress {

  private static final Logger log = LoggerFactory.getLogger(AnnouncedProgress.class);

  private final Map<TopicPartition, Long> unwritten = new ConcurrentHashMap<>();
  private final TopicIds topicIds;
  private final Consumer<SortedMap<PartitionKey, Progress>> writer;
  private final Dependencies dependencies;

  AnnouncedProgress(
      TopicIds topicIds,
      Consumer<SortedMap<PartitionKey, Progress>> writer,
      Dependencies dependencies) {
    this.topicIds = topicIds;
    this.writer = writer;
    this.dependencies = dependencies;
  }

  void announced(Map<TopicPartition, Long> nextOffsets) {
    dependencies.back(Dependency.BROKER);
    nextOffsets.forEach((partition, next) -> unwritten.merge(partition, next, Math::max));
  }

  /**
   * Never throws. What could not be written is kept for the next time; nothing depends on it but a
   * later offset reset by hand, and the next decision writes it as well.
   */
  void write() {
    Map<TopicPartition, Long> taken = Map.copyOf(unwritten);
    if (taken.isEmpty()) {
      return;
    }
    try {
      SortedMap<PartitionKey, Progress> progress = new TreeMap<>();
      taken.forEach(
          (partition, next) ->
              progress.put(
                  new PartitionKey(topicIds.of(partition.topic()), partition.partition()),
                  new Progress(0, next)));
      dependencies.database(
          Dependency.STORE,
          () -> {
            writer.accept(progress);
            return progress;
          });
      taken.forEach(unwritten::remove);
    } catch (RuntimeException storeAway) {
      log.atDebug().addKeyValue("cause", storeAway.toString()).log("Progress was not written down");
    }
  }
}
