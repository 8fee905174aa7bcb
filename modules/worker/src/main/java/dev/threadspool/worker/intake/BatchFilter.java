package dev.threadspool.worker.intake;

import dev.threadspool.worker.dependency.Attempt;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.WaitBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Leaves of a batch what is its lane's to work on now: a batch that is tried again is as old as its
 * first attempt. Runs on the consumer's thread.
 */
final class BatchFilter {

  private final OwnedPartitions owned;
  private final Dependencies dependencies;
  private final WaitBudget budget;

  BatchFilter(OwnedPartitions owned, Dependencies dependencies, WaitBudget budget) {
    this.owned = owned;
    this.dependencies = dependencies;
    this.budget = budget;
  }

  /**
   * Those that are this lane's, and were fetched since their partition was assigned to it. A batch
   * that is tried again may hold others, whose partition was taken away and came back meanwhile:
   * they come once more by themselves, behind what was dropped then and has to be announced first.
   *
   * @throws dev.threadspool.worker.dependency.DependencyAwayException where the broker is asked and
   *     does not answer
   */
  List<ConsumerRecord<byte[], byte[]>> wanted(
      List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    try {
      learnCommitted(consumer);
      Map<TopicPartition, Long> positions = new HashMap<>();
      return records.stream()
          .filter(owned::wants)
          .filter(
              record ->
                  record.offset()
                      < positions.computeIfAbsent(
                          new TopicPartition(record.topic(), record.partition()),
                          partition -> position(partition, consumer)))
          .toList();
    } catch (KafkaException failure) {
      throw dependencies.away(Dependency.BROKER, failure);
    }
  }

  private void learnCommitted(Consumer<?, ?> consumer) {
    if (owned.learn(partitions -> consumer.committed(partitions, Attempt.left(budget.step())))) {
      dependencies.back(Dependency.BROKER);
    }
  }

  /** The next offset to be fetched. */
  private long position(TopicPartition partition, Consumer<?, ?> consumer) {
    return consumer.position(partition, Attempt.left(budget.step()));
  }
}
