package dev.threadspool.operator.status;

import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.reading.ClusterView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster tells, with two looks at its offsets.
 *
 * @param group of the workers; null where there is none
 * @param topicIds of the command topics, by name
 * @param seconds between the two looks
 */
record ClusterFacts(
    ClusterView.Identity identity,
    @Nullable ConsumerGroupDescription group,
    Map<String, UUID> topicIds,
    Offsets before,
    Offsets now,
    double seconds) {

  /**
   * How far the command partitions go, and how far they are worked on.
   *
   * @param ends the high watermarks
   * @param committed by the workers' group; the beginning where it has committed nothing
   */
  record Offsets(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {

    /** The committed ones first, or they could be ahead of the ends. */
    private static Offsets ask(ClusterView cluster, List<TopicPartition> partitions, String group) {
      Map<TopicPartition, Long> committed = cluster.beginnings(partitions);
      Map<TopicPartition, Long> told = cluster.committed(group);
      committed.replaceAll((partition, begin) -> told.getOrDefault(partition, begin));
      return new Offsets(cluster.highWatermarks(partitions), committed);
    }
  }

  /** Takes as long as the interval, and what the cluster needs. */
  static ClusterFacts ask(
      KafkaClients clients, List<String> topics, String group, Duration interval)
      throws InterruptedException {
    try (Admin admin = clients.openAdmin()) {
      ClusterView cluster = new ClusterView(admin);
      List<TopicPartition> partitions = cluster.partitions(topics);
      Offsets before = Offsets.ask(cluster, partitions, group);
      long begin = System.nanoTime();
      ClusterView.Identity identity = cluster.identity();
      ConsumerGroupDescription described = cluster.group(group);
      Map<String, UUID> topicIds = cluster.topicIds(topics);
      Thread.sleep(interval);
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new ClusterFacts(
          identity, described, topicIds, before, Offsets.ask(cluster, partitions, group), seconds);
    }
  }
}
