package dev.threadspool.contract.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What an operator may choose about the topics.
 *
 * @param prefix stands before every topic's name
 * @param partitions of every topic but replies; that of {@code created} can never change
 * @param replyPartitions one an ingress instance is best
 * @param replication copies of every partition; 3 where it matters
 * @param minInSyncReplicas copies that have a record before it counts as acknowledged
 * @param commandRetention how long commands are kept, and so can be replayed
 * @param rejectedRetention how long rejections and dead letters are kept
 * @param replyRetention how long replies are kept
 */
public record TopicSettings(
    String prefix,
    int partitions,
    int replyPartitions,
    short replication,
    int minInSyncReplicas,
    Duration commandRetention,
    Duration rejectedRetention,
    Duration replyRetention) {

  public static final TopicSettings DEFAULTS =
      new TopicSettings(
          "",
          8,
          16,
          (short) 3,
          2,
          Duration.ofDays(28),
          Duration.ofDays(30),
          Duration.ofMinutes(10));

  public TopicSettings {
    if (partitions < 1 || replyPartitions < 1 || replication < 1 || minInSyncReplicas < 1) {
      throw new IllegalArgumentException(
          "partitions, reply-partitions, replication and min-in-sync-replicas must be positive");
    }
    if (minInSyncReplicas > replication) {
      throw new IllegalArgumentException("min-in-sync-replicas cannot be more than replication");
    }
    for (Duration retention : List.of(commandRetention, rejectedRetention, replyRetention)) {
      if (!retention.isPositive()) {
        throw new IllegalArgumentException(
            "command-retention, rejected-retention and reply-retention must be positive");
      }
    }
    if (!prefix.matches("[a-zA-Z0-9._-]{0,100}")) {
      throw new IllegalArgumentException("prefix may have letters, digits, dot, - and _ only");
    }
  }

  /** What one broker alone can do. */
  public TopicSettings forOneBroker() {
    return new TopicSettings(
        prefix,
        partitions,
        replyPartitions,
        (short) 1,
        1,
        commandRetention,
        rejectedRetention,
        replyRetention);
  }

  /**
   * Reads settings by name, in any of the usual spellings ({@code reply-partitions}, {@code
   * replyPartitions}); what is not named keeps its default.
   *
   * @param values durations as ISO-8601 ({@code P28D}) or with a unit ({@code 28d}, {@code 10m})
   * @throws IllegalArgumentException names the setting that is unknown or cannot be read
   */
  public static TopicSettings from(Map<String, String> values) {
    Values given = new Values(values);
    TopicSettings settings =
        new TopicSettings(
            given.get("prefix", value -> value, DEFAULTS.prefix),
            given.get("partitions", Integer::valueOf, DEFAULTS.partitions),
            given.get("replypartitions", Integer::valueOf, DEFAULTS.replyPartitions),
            given.get("replication", Short::valueOf, DEFAULTS.replication),
            given.get("mininsyncreplicas", Integer::valueOf, DEFAULTS.minInSyncReplicas),
            given.get("commandretention", TopicSettings::duration, DEFAULTS.commandRetention),
            given.get("rejectedretention", TopicSettings::duration, DEFAULTS.rejectedRetention),
            given.get("replyretention", TopicSettings::duration, DEFAULTS.replyRetention));
    given.refuseTheRest();
    return settings;
  }

  private static Duration duration(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("P")) {
      return Duration.parse(upper);
    }
    return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
  }

  /** Values by name, the spelling of names levelled. */
  private static final class Values {

    private final Map<String, String> left = new HashMap<>();

    Values(Map<String, String> values) {
      values.forEach(
          (name, value) -> left.put(name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""), value));
    }

    <T> T get(String name, Function<String, T> parse, T otherwise) {
      String value = left.remove(name);
      if (value == null) {
        return otherwise;
      }
      try {
        return parse.apply(value);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "threadspool.topics.%s cannot be read: %s".formatted(name, value), e);
      }
    }

    void refuseTheRest() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "unknown settings of threadspool.topics: " + left.keySet());
      }
    }
  }
}
