package dev.threadspool.operator.erase;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.reading.ClusterView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** What the workers' group has committed: all below was announced. */
final class Announced {

  private final ClusterView cluster;
  private final String group;
  private final Map<UUID, String> topics = new HashMap<>();

  Announced(ClusterView cluster, List<String> commandTopics, String group) {
    this.cluster = cluster;
    this.group = group;
    cluster.topicIds(commandTopics).forEach((name, id) -> topics.put(id, name));
  }

  /** As it is now. */
  Predicate<Origin> look() {
    Map<TopicPartition, Long> committed = cluster.committed(group);
    return origin -> {
      String topic = topics.get(origin.topicId());
      return topic != null
          && origin.offset()
              < committed.getOrDefault(new TopicPartition(topic, origin.partition()), 0L);
    };
  }
}
