package dev.threadspool.operator.audit;

import dev.threadspool.contract.model.Actor;
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
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.audit.Subject;
import dev.threadspool.worker.config.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The system that is looked at.
 *
 * @param topicIds of the command topics, by name
 * @param rowRetention for how long workers keep rejections and dead letters
 */
record Audited(
    KafkaClients clients,
    Admin admin,
    ClusterView cluster,
    TopicNames names,
    Map<String, UUID> topicIds,
    String group,
    Duration rowRetention,
    AvroWire wire,
    CommandReader commands,
    EventDecoder events,
    DataSource database,
    ThreadStore store) {

  static Audited of(
      Settings settings, KafkaClients clients, Admin admin, AvroWire wire, DataSource database) {
    TopicNames names = TopicOptions.plan(settings).names();
    Map<String, Set<Actor.Type>> actors = CommandTopics.actors(settings, names);
    ClusterView cluster = new ClusterView(admin);
    Map<String, UUID> topicIds = cluster.topicIds(actors.keySet());
    return new Audited(
        clients,
        admin,
        cluster,
        names,
        topicIds,
        GroupOption.name(settings),
        settings.bind("threadspool.worker", WorkerSettings.Worker.class).rejectionRetention(),
        wire,
        new CommandReader(wire, actors),
        new EventDecoder(names, wire, topicIds),
        database,
        new ThreadStore(database));
  }

  /** The topics that tell what became of commands. */
  List<String> eventTopics() {
    return List.of(names.created(), names.createRejected(), names.createDlt());
  }

  /** The topic that tells which threads were erased, as it is now. */
  ErasedTopic erased() {
    return ErasedTopic.now(clients, cluster, names);
  }

  /** What a record of these topics tells of. */
  Subject subject(String topic) {
    if (topic.equals(names.created())) {
      return Subject.THREAD;
    }
    return topic.equals(names.createRejected()) ? Subject.REJECTION : Subject.DEAD_LETTER;
  }

  /** Where a subject's events are. */
  String topic(Subject subject) {
    return switch (subject) {
      case THREAD -> names.created();
      case REJECTION -> names.createRejected();
      case DEAD_LETTER -> names.createDlt();
    };
  }

  /** A partition of a command topic under the topic's own id. */
  PartitionKey key(TopicPartition partition) {
    UUID id = topicIds.get(partition.topic());
    if (id == null) {
      throw new IllegalArgumentException("no command topic: " + partition.topic());
    }
    return new PartitionKey(id, partition.partition());
  }

  /** Null where the topic is not there any more. */
  @Nullable String commandTopic(UUID topicId) {
    return topicIds.entrySet().stream()
        .filter(topic -> topic.getValue().equals(topicId))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
