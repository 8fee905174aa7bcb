package dev.threadspool.contract.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one place where topics are declared. */
public record TopicPlan(TopicNames names, TopicSettings settings) {

  /** The largest command that is taken. */
  private static final int COMMAND_BYTES = 4 * 1024 * 1024;

  /** An event may be a little larger than its command (names), a dead letter too (headers). */
  private static final int OTHER_BYTES = COMMAND_BYTES + 256 * 1024;

  /** What is left of a record for its value, once key, headers and the batch's frame are in. */
  private static final int FRAME_BYTES = 64 * 1024;

  /** An erased text is gone from {@code created} within about twice this. */
  private static final Duration COMPACTED_WITHIN = Duration.ofDays(1);

  public static TopicPlan of(TopicSettings settings) {
    return new TopicPlan(new TopicNames(settings.prefix()), settings);
  }

  /**
   * A mark on a dead letter is kept by so much longer than dead letters are: these may outlive
   * their retention by a segment's age (7 days where nobody says otherwise), and never their mark.
   */
  private static final Duration MARKS_OUTLIVE = Duration.ofDays(60);

  /** All topics. */
  public List<TopicSpec> topics() {
    return Stream.concat(ofThePipeline().stream(), ofOperators().stream()).toList();
  }

  /** Without these nobody can work. */
  public List<TopicSpec> ofThePipeline() {
    return List.of(
        topic(
            names.create(),
            settings.partitions(),
            kept(settings.commandRetention(), COMMAND_BYTES)),
        topic(
            names.createUpstream(),
            settings.partitions(),
            kept(settings.commandRetention(), COMMAND_BYTES)),
        topic(names.created(), settings.partitions(), compacted()),
        topic(
            names.createRejected(),
            settings.partitions(),
            kept(settings.rejectedRetention(), OTHER_BYTES)),
        topic(
            names.createReply(),
            settings.replyPartitions(),
            kept(settings.replyRetention(), OTHER_BYTES)),
        topic(
            names.createDlt(),
            settings.partitions(),
            kept(settings.rejectedRetention(), OTHER_BYTES)));
  }

  /** Only commands of an operator use these: worker and ingress need not even see them. */
  public List<TopicSpec> ofOperators() {
    return List.of(
        topic(names.erased(), settings.partitions(), compacted()),
        topic(
            names.createDltHandled(),
            settings.partitions(),
            Map.of(
                "cleanup.policy",
                "compact,delete",
                "retention.ms",
                String.valueOf(settings.rejectedRetention().plus(MARKS_OUTLIVE).toMillis()))));
  }

  /** The largest event value that is sure to be taken. */
  public int maxEventBytes() {
    return OTHER_BYTES - FRAME_BYTES;
  }

  private TopicSpec topic(String name, int partitions, Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    all.put("min.insync.replicas", String.valueOf(settings.minInSyncReplicas()));
    all.put("unclean.leader.election.enable", "false");
    return new TopicSpec(name, partitions, settings.replication(), all);
  }

  private static Map<String, String> kept(Duration retention, int maxBytes) {
    return Map.of(
        "cleanup.policy", "delete",
        "retention.ms", String.valueOf(retention.toMillis()),
        "max.message.bytes", String.valueOf(maxBytes));
  }

  private static Map<String, String> compacted() {
    return Map.of(
        "cleanup.policy", "compact",
        "max.compaction.lag.ms", String.valueOf(COMPACTED_WITHIN.toMillis()),
        "segment.ms", String.valueOf(COMPACTED_WITHIN.toMillis()),
        "max.message.bytes", String.valueOf(OTHER_BYTES));
  }
}
