package dev.threadspool.operator.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;

/**
 * A compacted topic whose cleaner comes at once, tombstones included, until it is closed. What is
 * in the active segment is left alone: records that come later end it.
 */
public final class Compaction implements AutoCloseable {

  private static final Map<String, String> AT_ONCE =
      Map.of(
          "segment.ms", "100",
          "max.compaction.lag.ms", "1",
          "min.cleanable.dirty.ratio", "0.0",
          "delete.retention.ms", "0");

  private final Admin admin;
  private final ConfigResource topic;
  private final ConfigResource brokers = new ConfigResource(Type.BROKER, "");

  public Compaction(Admin admin, String topic) {
    this.admin = admin;
    this.topic = new ConfigResource(Type.TOPIC, topic);
    List<AlterConfigOp> ofTopic = new ArrayList<>();
    AT_ONCE.forEach((name, value) -> ofTopic.add(op(name, value, OpType.SET)));
    alter(this.topic, ofTopic);
    alter(brokers, List.of(op("log.cleaner.backoff.ms", "100", OpType.SET)));
  }

  private void alter(ConfigResource resource, Collection<AlterConfigOp> ops) {
    try {
      admin.incrementalAlterConfigs(Map.of(resource, ops)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AlterConfigOp op(String name, String value, OpType type) {
    return new AlterConfigOp(new ConfigEntry(name, value), type);
  }

  @Override
  public void close() {
    alter(brokers, List.of(op("log.cleaner.backoff.ms", "", OpType.DELETE)));
    alter(topic, AT_ONCE.keySet().stream().map(name -> op(name, "", OpType.DELETE)).toList());
  }
}
