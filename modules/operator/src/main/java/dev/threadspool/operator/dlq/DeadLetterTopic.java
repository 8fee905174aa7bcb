package dev.threadspool.operator.dlq;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.UsageException;
import dev.threadspool.operator.connect.CommandTopics;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.reading.ClusterView;
import dev.threadspool.operator.reading.CommandReader;
import dev.threadspool.operator.reading.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The dead letters of a system, and the marks on them.
 *
 * @param topicId Kafka's own id of the dead letters' topic
 * @param group whose offsets say how far all is handled; also the one transactional id
 */
record DeadLetterTopic(
    KafkaClients clients,
    ClusterView cluster,
    TopicNames names,
    UUID topicId,
    String group,
    Set<String> commandTopics,
    Contents contents) {

  /**
   * @throws UsageException where one of its topics is not there
   */
  static DeadLetterTopic of(Settings settings, KafkaClients clients, Admin admin, AvroWire wire) {
    TopicNames names = TopicOptions.plan(settings).names();
    Map<String, Set<Actor.Type>> actors = CommandTopics.actors(settings, names);
    ClusterView cluster = new ClusterView(admin);
    UUID topicId = id(cluster, names.createDlt());
    var _ = id(cluster, names.createDltHandled());
    return new DeadLetterTopic(
        clients,
        cluster,
        names,
        topicId,
        GroupOption.name(settings) + "-dlq",
        actors.keySet(),
        new Contents(new CommandReader(wire, actors), names.create()));
  }

  private static UUID id(ClusterView cluster, String topic) {
    try {
      return Objects.requireNonNull(cluster.topicIds(List.of(topic)).get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      throw new UsageException(
          "the topic %s is not there (--prefix?); `threadspool topics create` makes it"
              .formatted(topic),
          e);
    }
  }

  /** Where dead letters are still there. */
  Map<TopicPartition, Long> begins() {
    return cluster.beginnings(cluster.partitions(List.of(names.createDlt())));
  }

  /** All of them that are there now. */
  List<Span> spans() {
    return Span.between(
        begins(), cluster.highWatermarks(cluster.partitions(List.of(names.createDlt()))));
  }

  /**
   * A mark that is gone before its dead letter would let that be sent a second time.
   *
   * @throws UsageException where that may be
   */
  void requireMarksToOutlive() {
    Duration letters = cluster.retention(names.createDlt());
    Duration marks = cluster.retention(names.createDltHandled());
    if (!marks.isNegative() && (letters.isNegative() || marks.compareTo(letters) < 0)) {
      throw new UsageException(
          "%s has a shorter retention.ms than %s: what was sent again could be sent once more"
              .formatted(names.createDltHandled(), names.createDlt()));
    }
  }
}
