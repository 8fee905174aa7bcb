package dev.threadspool.bench.restoring;

import dev.threadspool.bench.site.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * A contender's topic of created events, emptied between the rounds: every round's events are of
 * the same threads, and a restore of all of them would replace each thread again and again, as it
 * never has to elsewhere.
 */
final class CreatedEvents implements AutoCloseable {

  private final Admin admin;
  private final String topic;

  CreatedEvents(Arena arena) throws InterruptedException {
    this.admin = arena.admin();
    this.topic = arena.topics().created();
    // The broker removes records only where its policy says that some may go.
    get(
        admin
            .incrementalAlterConfigs(
                Map.of(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                    List.of(set("cleanup.policy", "compact,delete"), set("retention.ms", "-1"))))
            .all());
  }

  /** All that is there by now is gone, and nobody can read it any more. */
  void remove() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    IntStream.range(0, Arena.PARTITIONS)
        .forEach(n -> asked.put(new TopicPartition(topic, n), OffsetSpec.latest()));
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    get(admin.listOffsets(asked).all())
        .forEach(
            (partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
    get(admin.deleteRecords(all).all());
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refuses", e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
