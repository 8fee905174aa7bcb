package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.worker.announce.Announcers;
import dev.threadspool.worker.dependency.Dependencies;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All lanes of this process: more of them share the partitions of the group among more threads. */
public final class Lanes {

  private final List<Lane> lanes;

  /**
   * @param transactionalIdPrefix the same for this process after a restart, and nobody else's
   * @param progressWriter writes down what is announced
   * @param drainTimeout how long a stop waits for the batches at hand
   * @param cutOff ends what batches wait for that have not come to their end by then; may be called
   *     more than once
   */
  public Lanes(
      int count,
      String transactionalIdPrefix,
      Announcers announcers,
      LaneContainers containers,
      TopicIds topicIds,
      Consumer<SortedMap<PartitionKey, Progress>> progressWriter,
      Dependencies dependencies,
      Duration drainTimeout,
      Runnable cutOff) {
    this.lanes =
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    new Lane(
                        transactionalIdPrefix + "-" + index,
                        announcers,
                        new AnnouncedProgress(topicIds, progressWriter, dependencies),
                        containers,
                        dependencies,
                        drainTimeout,
                        cutOff))
            .toList();
  }

  public void start() {
    lanes.forEach(Lane::start);
  }

  /**
   * Stops all of them at the same time. All are told first: none takes over the partitions that
   * another gives back.
   */
  public void stop() {
    lanes.forEach(Lane::tell);
    try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
      lanes.forEach(lane -> stopping.execute(lane::stop));
    }
  }

  /** Whether every lane consumes. */
  public boolean areRunning() {
    return lanes.stream().allMatch(Lane::isRunning);
  }
}
