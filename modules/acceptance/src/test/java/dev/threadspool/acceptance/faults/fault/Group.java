package dev.threadspool.acceptance.faults.fault;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.store.PartitionKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;

/** The workers' consumer group, as one who operates it sees it and sets its offsets. */
final class Group {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Site site;

  Group(Site site) {
    this.site = site;
  }

  /** Until it has no members: offsets can be set only then. */
  void awaitEmpty() {
    await("an empty group")
        .atMost(PATIENCE)
        .pollInterval(PAUSE)
        .ignoreExceptions()
        .until(() -> describe().groupState() == GroupState.EMPTY);
  }

  /** Until so many members have shared out the partitions. */
  void awaitMembers(int count) {
    await("a group of " + count)
        .atMost(PATIENCE)
        .pollInterval(PAUSE)
        .ignoreExceptions()
        .until(() -> isStable(describe(), count));
  }

  private static boolean isStable(ConsumerGroupDescription group, int count) {
    return group.groupState() == GroupState.STABLE && group.members().size() == count;
  }

  private ConsumerGroupDescription describe() {
    return Answers.of(site.admin().describeConsumerGroups(List.of(site.group())).all())
        .values()
        .iterator()
        .next();
  }

  /**
   * Waits until the store knows of all that is committed in Kafka.
   *
   * @return false where it does not come to that: after a crash it takes the next decision in each
   *     partition
   */
  boolean isWrittenDown() {
    try {
      await("announced_next as far as the group's offsets")
          .atMost(IDLE)
          .pollInterval(PAUSE)
          .until(() -> unwritten().isEmpty());
      return true;
    } catch (ConditionTimeoutException _) {
      return false;
    }
  }

  /** What {@code kafka-consumer-groups --reset-offsets --to-earliest} does. */
  void resetToTheBeginning() {
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    committed().keySet().forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
    Answers.of(site.admin().alterConsumerGroupOffsets(site.group(), beginning).all());
  }

  /**
   * Notes which events may come once more: those that the group has committed and the store does
   * not know to be announced.
   *
   * @return how many commands that are at most
   */
  long noteWindow(World world) {
    Map<PartitionKey, Stretch> windows = unwritten();
    windows.forEach(world::mayRepeat);
    return windows.values().stream().mapToLong(window -> window.to() - window.from()).sum();
  }

  private Map<PartitionKey, Stretch> unwritten() {
    Map<PartitionKey, Long> announced = announced();
    Map<PartitionKey, Stretch> unwritten = new HashMap<>();
    committed()
        .forEach(
            (partition, offset) -> {
              PartitionKey key =
                  new PartitionKey(site.topicId(partition.topic()), partition.partition());
              long from = announced.getOrDefault(key, 0L);
              if (from < offset.offset()) {
                unwritten.put(key, new Stretch(from, offset.offset()));
              }
            });
    return unwritten;
  }

  /** Of transactions that are still open nothing counts. */
  private Map<TopicPartition, OffsetAndMetadata> committed() {
    return Answers.of(
        site.admin()
            .listConsumerGroupOffsets(
                site.group(), new ListConsumerGroupOffsetsOptions().requireStable(true))
            .partitionsToOffsetAndMetadata());
  }

  private Map<PartitionKey, Long> announced() {
    return site.storeRows()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT topic_id, partition, announced_next FROM intake_progress")
                    .reduceRows(
                        new HashMap<PartitionKey, Long>(),
                        (map, row) -> {
                          map.put(
                              new PartitionKey(
                                  row.getColumn("topic_id", UUID.class),
                                  row.getColumn("partition", Integer.class)),
                              row.getColumn("announced_next", Long.class));
                          return map;
                        }));
  }
}
