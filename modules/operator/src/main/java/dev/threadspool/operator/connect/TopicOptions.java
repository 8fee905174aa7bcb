package dev.threadspool.operator.connect;

import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.operator.UsageException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The topics as they are to be. */
public final class TopicOptions implements SettingOptions {

  private static final String BELOW = "threadspool.topics";

  @Mixin private PrefixOption prefix = new PrefixOption();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Of every topic but replies; can never change for created. Default: 8.")
  private @Nullable Integer partitions;

  @Option(
      names = "--reply-partitions",
      paramLabel = "N",
      description = "Of the replies; one an ingress instance is best. Default: 16.")
  private @Nullable Integer replyPartitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of every partition. Default: 3.")
  private @Nullable Integer replication;

  @Option(
      names = "--min-in-sync-replicas",
      paramLabel = "N",
      description = "Copies that have a record before it counts as acknowledged. Default: 2.")
  private @Nullable Integer minInSyncReplicas;

  @Option(
      names = "--command-retention",
      paramLabel = "DURATION",
      description = "How long commands are kept, and so can be replayed. Default: 28d.")
  private @Nullable String commandRetention;

  @Option(
      names = "--rejected-retention",
      paramLabel = "DURATION",
      description = "How long rejections and dead letters are kept. Default: 30d.")
  private @Nullable String rejectedRetention;

  @Option(
      names = "--reply-retention",
      paramLabel = "DURATION",
      description =
          "How long replies are kept. Default: 10m. All of these also: threadspool.topics.*,"
              + " THREADSPOOL_TOPICS_PARTITIONS and so on; give worker and ingress the same.")
  private @Nullable String replyRetention;

  @Override
  public Map<String, Object> given() {
    Map<String, Object> given = new HashMap<>(prefix.given());
    put(given, "partitions", partitions);
    put(given, "reply-partitions", replyPartitions);
    put(given, "replication", replication);
    put(given, "min-in-sync-replicas", minInSyncReplicas);
    put(given, "command-retention", commandRetention);
    put(given, "rejected-retention", rejectedRetention);
    put(given, "reply-retention", replyRetention);
    return given;
  }

  /**
   * @throws UsageException where a setting is unknown, or cannot be
   */
  public static TopicPlan plan(Settings settings) {
    try {
      return TopicPlan.of(TopicSettings.from(settings.below(BELOW)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void put(Map<String, Object> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(BELOW + "." + name, value.toString());
    }
  }
}
