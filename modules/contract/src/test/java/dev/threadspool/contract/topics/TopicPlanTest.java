package dev.threadspool.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topics as they are declared where nobody says otherwise. */
class TopicPlanTest {

  private static final String COMMAND_BYTES = "4194304";
  private static final String OTHER_BYTES = "4456448";

  @Test
  void shouldDeclareTheTopics() {
    assertThat(TopicPlan.of(TopicSettings.DEFAULTS).topics())
        .isEqualTo(
            List.of(
                topic("agent-thread.create", 8, kept("2419200000", COMMAND_BYTES)),
                topic("agent-thread.create-upstream", 8, kept("2419200000", COMMAND_BYTES)),
                topic("agent-thread.created", 8, compacted()),
                topic("agent-thread.create-rejected", 8, kept("2592000000", OTHER_BYTES)),
                topic("agent-thread.create-reply", 16, kept("600000", OTHER_BYTES)),
                topic("agent-thread.create-dlt", 8, kept("2592000000", OTHER_BYTES)),
                topic("agent-thread.erased", 8, compacted()),
                topic(
                    "agent-thread.create-dlt-handled",
                    8,
                    Map.of("cleanup.policy", "compact,delete", "retention.ms", "7776000000"))));
  }

  @Test
  void shouldPutThePrefixBeforeAll() {
    assertThat(TopicPlan.of(TopicSettings.from(Map.of("prefix", "eu."))).topics())
        .extracting(TopicSpec::name)
        .allMatch(name -> name.startsWith("eu.agent-thread."));
  }

  private static TopicSpec topic(String name, int partitions, Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    all.put("min.insync.replicas", "2");
    all.put("unclean.leader.election.enable", "false");
    return new TopicSpec(name, partitions, (short) 3, all);
  }

  private static Map<String, String> compacted() {
    return Map.of(
        "cleanup.policy", "compact",
        "max.compaction.lag.ms", "86400000",
        "segment.ms", "86400000",
        "max.message.bytes", OTHER_BYTES);
  }

  private static Map<String, String> kept(String retention, String bytes) {
    return Map.of(
        "cleanup.policy", "delete", "retention.ms", retention, "max.message.bytes", bytes);
  }
}
