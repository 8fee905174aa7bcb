package dev.threadspool.contract.topics;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** A topic as it is declared. */
public record TopicSpec(
    String name, int partitions, short replication, Map<String, String> configs) {

  public TopicSpec {
    configs = Map.copyOf(configs);
  }

  NewTopic toNewTopic() {
    return new NewTopic(name, partitions, replication).configs(configs);
  }
}
