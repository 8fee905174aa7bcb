package dev.threadspool.operator.demo;

import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.parts.Running;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until the worker has decided and announced every command there is. */
final class Drained {

  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration EVERY = Duration.ofMillis(100);

  private Drained() {}

  /**
   * The group's offsets are committed in the transactions that announce: where they stand at the
   * end, all is told.
   *
   * @return false where that did not come in time
   */
  static boolean await(Running running) throws InterruptedException {
    var plan = running.settings().topics();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (String topic : List.of(plan.names().create(), plan.names().createUpstream())) {
      for (int partition = 0; partition < plan.settings().partitions(); partition++) {
        latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + WITHIN.toNanos();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", running.stack().bootstrapServers()))) {
      while (!isDone(admin, running.settings().group(), latest)) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        Thread.sleep(EVERY);
      }
      return true;
    }
  }

  private static boolean isDone(Admin admin, String group, Map<TopicPartition, OffsetSpec> latest)
      throws InterruptedException {
    try {
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
          admin.listOffsets(latest).all().get();
      Map<TopicPartition, OffsetAndMetadata> reached =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata at = reached.get(end.getKey());
                return end.getValue().offset() == (at == null ? 0 : at.offset());
              });
    } catch (ExecutionException e) {
      throw new AwayException("the cluster does not tell the group's offsets", e.getCause());
    }
  }
}
