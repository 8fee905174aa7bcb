package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.worker.announce.Announcers;
import dev.threadspool.worker.dependency.Dependencies;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All lanes of this process: more of them share the partitions of the group among more threads. */
public final class Lanes {

  private final List<Lane> lanes;

  /**
   * @param transactionalIdPrefix the same for this process after a restart, and nobody else's
   * @param progressWriter writes down what is announced
   */
  public Lanes(
      int count,
      String transactionalIdPrefix,
      Announcers announcers,
      LaneContainers containers,
      TopicIds topicIds,
      Consumer<SortedMap<PartitionKey, Progress>> progressWriter,
      Dependencies dependencies) {
    this.lanes =
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    new Lane(
                        transactionalIdPrefix + "-" + index,
                        announcers,
                        new AnnouncedProgress(topicIds, progressWriter, dependencies),
                        containers,
                        dependencies))
            .toList();
  }

  public void start() {
    lanes.forEach(Lane::start);
  }

  /** Stops all of them at the same time. */
  public void stop() {
    lanes.parallelStream().forEach(Lane::stop);
  }

  /** Whether every lane consumes. */
  public boolean areRunning() {
    return lanes.stream().allMatch(Lane::isRunning);
  }
}
