package dev.threadspool.acceptance.faults.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.common.config.ConfigResource;

/** How workers belong to their group: a member that died is missed after 6 s in both protocols. */
final class Membership {

  private static final String CONSUMER = "spring.kafka.consumer.properties.";
  private static final String SESSION = "6000";
  private static final String HEARTBEAT = "500";

  private Membership() {}

  /** What the consumer says. */
  static Map<String, Object> properties(GroupProtocol protocol) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CONSUMER + "group.protocol", protocol.name());
    switch (protocol) {
      case CLASSIC -> {
        properties.put(CONSUMER + "session.timeout.ms", SESSION);
        properties.put(CONSUMER + "heartbeat.interval.ms", HEARTBEAT);
      }
      // As the old protocol's: every member gets partitions of every topic.
      case CONSUMER -> properties.put(CONSUMER + "group.remote.assignor", "range");
    }
    return properties;
  }

  /** What the brokers are told of the group; the new protocol asks only them. */
  static void tell(Admin admin, String group) {
    List<AlterConfigOp> changes =
        List.of(
            set("consumer.session.timeout.ms", SESSION),
            set("consumer.heartbeat.interval.ms", HEARTBEAT));
    Answers.of(
        admin
            .incrementalAlterConfigs(
                Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), changes))
            .all());
  }

  private static AlterConfigOp set(String setting, String value) {
    return new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
  }
}
