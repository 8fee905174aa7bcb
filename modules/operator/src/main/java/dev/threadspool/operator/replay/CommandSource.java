package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.connect.CommandTopics;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.erase.ErasedTopic;
import dev.threadspool.operator.reading.ClusterView;
import dev.threadspool.operator.reading.CommandReader;
import dev.threadspool.operator.reading.EventDecoder;
import dev.threadspool.store.PartitionKey;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where commands come from, and where it is told what became of them.
 *
 * @param topicIds of the command topics, by name
 * @param group the workers'
 */
public record CommandSource(
    KafkaClients clients,
    ClusterView cluster,
    TopicNames names,
    Map<String, UUID> topicIds,
    String group,
    CommandReader commands,
    EventDecoder events) {

  static CommandSource of(Settings settings, KafkaClients clients, Admin admin, AvroWire wire) {
    TopicNames names = TopicOptions.plan(settings).names();
    Map<String, Set<Actor.Type>> actors = CommandTopics.actors(settings, names);
    ClusterView cluster = new ClusterView(admin);
    Map<String, UUID> topicIds = cluster.topicIds(actors.keySet());
    return new CommandSource(
        clients,
        cluster,
        names,
        topicIds,
        GroupOption.name(settings),
        new CommandReader(wire, actors),
        new EventDecoder(names, wire, topicIds));
  }

  /** The topic that tells which threads were erased, as it is now. */
  ErasedTopic erased() {
    return ErasedTopic.now(clients, cluster, names);
  }

  /** A partition of a command topic under the topic's own id. */
  public PartitionKey key(TopicPartition partition) {
    UUID id = topicIds.get(partition.topic());
    if (id == null) {
      throw new IllegalArgumentException("no command topic: " + partition.topic());
    }
    return new PartitionKey(id, partition.partition());
  }

  /** The other way round; under the topic's id where it is not there any more. */
  public TopicPartition partition(PartitionKey key) {
    return new TopicPartition(topic(key.topicId()), key.partition());
  }

  /** A record's place, for people. */
  public String place(Origin origin) {
    return "%s-%d@%d".formatted(topic(origin.topicId()), origin.partition(), origin.offset());
  }

  private String topic(UUID topicId) {
    @Nullable String name =
        topicIds.entrySet().stream()
            .filter(topic -> topic.getValue().equals(topicId))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    return name == null ? topicId.toString() : name;
  }
}
