package dev.threadspool.worker.announce;

import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Opens announce loops.
 *
 * @param kafka connection settings of a producer
 * @param capacity how many decided batches may wait
 * @param roomBytes where so many bytes of events wait there is no more room
 * @param membershipPatience by when a consumer has found out that it is no member any more
 */
public record Announcers(
    Map<String, Object> kafka,
    int capacity,
    long roomBytes,
    Milestones milestones,
    Duration membershipPatience) {

  /**
   * Opens a producer, which settles what the predecessor left open, and starts the loop.
   *
   * @throws org.apache.kafka.common.KafkaException where the broker is away
   */
  public Announcer start(
      String transactionalId, AnnouncedOffsets announced, Consumer<Throwable> onFailure) {
    Announcer announcer =
        new Announcer(
            transactionalId,
            AnnouncingProducer.open(kafka, transactionalId),
            capacity,
            roomBytes,
            announced,
            milestones,
            membershipPatience,
            onFailure);
    announcer.start();
    return announcer;
  }
}
