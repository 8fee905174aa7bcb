package dev.threadspool.worker.config;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.worker.intake.BatchBounds;
import dev.threadspool.worker.intake.CommandTopics;
import dev.threadspool.worker.resolve.ProviderHosts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code threadspool.}; the broker's settings are Spring Boot's own under {@code
 * spring.kafka.}. Each key can be given as an environment variable too ({@code
 * THREADSPOOL_STORE_URL}).
 *
 * @param worker how this process works
 * @param store Threadspool's own database
 * @param lightdash Lightdash's database, which is only read
 * @param registry the schema registry, in the keys of Confluent's serializer below {@code
 *     properties}
 * @param github hosts of GitHub Enterprise, beyond github.com
 * @param gitlab hosts of self-hosted GitLab, beyond gitlab.com
 * @param providers which of them are asked for titles and states of pull requests, and how far
 */
@ConfigurationProperties("threadspool")
public record WorkerSettings(
    @DefaultValue Worker worker,
    @DefaultValue Database store,
    @DefaultValue Database lightdash,
    @DefaultValue Registry registry,
    @DefaultValue Hosts github,
    @DefaultValue Hosts gitlab,
    @DefaultValue PullRequestProviders providers) {

  /**
   * @param group the consumer group
   * @param instance names this process among the group's, the same after a restart; the host's name
   *     where it is not given
   * @param lanes consumers in this process, each with its announce loop
   * @param maxBatchRecords a batch has at most so many records
   * @param maxBatchBytes a batch has at most so many bytes of keys and values
   * @param announceQueue so many decided batches of a lane may wait to be announced
   * @param announceQueueBytes where so many bytes of events wait in a lane, no more is decided;
   *     what {@link LaneMemory} allows where it is not given
   * @param drainTimeout how long a partition that is taken away may be held to announce what is
   *     decided of it; an eighth of the consumer's {@code max.poll.interval.ms} at most
   * @param rejectionRetention for how long rejections and dead letters are kept in the store
   * @param createTopics whether topics that are missing are created at start
   * @param customRoles whether Lightdash's custom roles are honoured
   * @param featureGate who may use AI agents at all
   * @param commandTopics where commands come from, with the actors that each topic may carry; where
   *     none is given, {@code agent-thread.create} (both) and {@code agent-thread.create-upstream}
   *     (services)
   * @throws IllegalArgumentException where a number leaves no room for anything
   */
  public record Worker(
      @DefaultValue("threadspool-worker") String group,
      @Nullable String instance,
      @DefaultValue("2") int lanes,
      @DefaultValue("1000") int maxBatchRecords,
      @DefaultValue("4MB") DataSize maxBatchBytes,
      @DefaultValue("16") int announceQueue,
      @Nullable DataSize announceQueueBytes,
      @DefaultValue("10s") Duration drainTimeout,
      @DefaultValue("30d") Duration rejectionRetention,
      @DefaultValue("false") boolean createTopics,
      @DefaultValue("true") boolean customRoles,
      @DefaultValue("always") FeatureGate featureGate,
      @DefaultValue List<CommandTopic> commandTopics) {

    private static final DataSize LARGEST_BATCH = DataSize.ofBytes(Integer.MAX_VALUE);

    public Worker {
      require(lanes > 0, "lanes is 1 at least", lanes);
      require(maxBatchRecords > 0, "max-batch-records is 1 at least", maxBatchRecords);
      require(
          maxBatchBytes.toBytes() > 0 && maxBatchBytes.compareTo(LARGEST_BATCH) <= 0,
          "max-batch-bytes is 1B at least and less than 2GB",
          maxBatchBytes);
      require(announceQueue > 0, "announce-queue is 1 at least", announceQueue);
      require(
          announceQueueBytes == null || announceQueueBytes.toBytes() > 0,
          "announce-queue-bytes is 1B at least",
          announceQueueBytes);
    }

    private static void require(boolean holds, String rule, @Nullable Object value) {
      if (!holds) {
        throw new IllegalArgumentException("threadspool.worker.%s, not %s".formatted(rule, value));
      }
    }

    /**
     * As the intake takes them.
     *
     * @throws IllegalArgumentException where one of them is a topic that the worker writes to: it
     *     would work on its own dead letters, events and answers, and make new ones of them for
     *     ever
     */
    CommandTopics commandTopics(TopicNames names) {
      CommandTopics topics = new CommandTopics();
      if (commandTopics.isEmpty()) {
        return topics
            .with(names.create(), EnumSet.allOf(Actor.Type.class))
            .with(names.createUpstream(), EnumSet.of(Actor.Type.SERVICE));
      }
      Set<String> written =
          Set.of(names.created(), names.createRejected(), names.createReply(), names.createDlt());
      for (CommandTopic topic : commandTopics) {
        if (written.contains(topic.name())) {
          throw new IllegalArgumentException(
              "threadspool.worker.command-topics: the worker itself writes to %s; what is in there to be done again has to be sent to a command topic"
                  .formatted(topic.name()));
        }
        topics.with(topic.name(), topic.actors());
      }
      return topics;
    }

    /** As the announce loop takes them. */
    long announceQueueBytes(LaneMemory memory) {
      return announceQueueBytes == null ? memory.waitingBytes() : announceQueueBytes.toBytes();
    }

    /** As the intake takes them. */
    public BatchBounds bounds() {
      return new BatchBounds(maxBatchRecords, Math.toIntExact(maxBatchBytes.toBytes()));
    }
  }

  /**
   * @param name the whole name, prefix included
   * @param actors {@code user}, {@code service} or both
   */
  public record CommandTopic(String name, Set<Actor.Type> actors) {}

  /**
   * @param url a {@code jdbc:postgresql:} URL
   * @param poolSize connections at most; one a lane and a few for housekeeping are enough
   */
  public record Database(
      @DefaultValue("") String url,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("4") int poolSize) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Database[url=" + url + ", username=" + username + ", poolSize=" + poolSize + "]";
    }
  }

  /**
   * @param url the registry's address, Confluent's API
   * @param properties further settings of the serializer, such as credentials
   */
  public record Registry(@DefaultValue("") String url, @Nullable Map<String, String> properties) {

    /** Without the properties, which may hold credentials. */
    @Override
    public String toString() {
      return "Registry[url=" + url + "]";
    }
  }

  /** Host names in lower case. */
  public record Hosts(@Nullable Set<String> hosts) {

    Set<String> orNone() {
      return hosts == null ? Set.of() : hosts;
    }
  }

  /** What is a provider's address. */
  ProviderHosts recognisedHosts() {
    return providers.recognised(github.orNone(), gitlab.orNone());
  }
}
