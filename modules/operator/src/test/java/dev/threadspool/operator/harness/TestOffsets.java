package dev.threadspool.operator.harness;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.awaitility.Awaitility;

/** The offsets of the workers' group, as one who operates it sees and sets them. */
public final class TestOffsets {

  private final Admin admin;
  private final String group;

  TestOffsets(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  public Map<TopicPartition, Long> committed() {
    try {
      Map<TopicPartition, Long> committed = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> committed.put(partition, offset.offset()));
      return committed;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until all these records are decided and announced. */
  public void awaitBehind(Collection<RecordMetadata> records) {
    Map<TopicPartition, Long> last = new HashMap<>();
    records.forEach(
        record ->
            last.merge(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                Math::max));
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        // The coordinator of a broker that was away a moment ago.
        .ignoreExceptionsMatching(
            failed ->
                failed.getCause() instanceof ExecutionException broken
                    && broken.getCause() instanceof RetriableException)
        .until(
            () -> {
              Map<TopicPartition, Long> committed = committed();
              return last.entrySet().stream()
                  .allMatch(each -> committed.getOrDefault(each.getKey(), 0L) > each.getValue());
            });
  }

  /**
   * With foreign tools, while no worker runs. Waits until the group has forgotten a member that
   * went without a word: the coordinator refuses until then.
   */
  public void set(TopicPartition partition, long offset) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptionsMatching(refused -> refused.getCause() instanceof UnknownMemberIdException)
        .until(
            () -> {
              admin
                  .alterConsumerGroupOffsets(
                      group, Map.of(partition, new OffsetAndMetadata(offset)))
                  .all()
                  .get();
              return true;
            });
  }
}
