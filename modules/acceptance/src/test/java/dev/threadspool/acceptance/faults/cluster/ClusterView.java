package dev.threadspool.acceptance.faults.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;

/** Who does what in a cluster now, as it tells itself. */
final class ClusterView implements AutoCloseable {

  /** Far longer than any election takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int CALL_SECONDS = 30;

  private final Admin admin;

  ClusterView(String bootstrapServers) {
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                // One that died is found out and another asked.
                "request.timeout.ms",
                "3000",
                "reconnect.backoff.max.ms",
                "500"));
  }

  /** The brokers that the controller has not given up. */
  Collection<Integer> brokers() {
    return get(admin.describeCluster().nodes()).stream().map(Node::id).toList();
  }

  /** Waits until there is one. */
  int controller() {
    return get(admin.describeMetadataQuorum().quorumInfo()).leaderId();
  }

  /** Waits until there is one. */
  int leaderOf(TopicPartition partition) {
    return Awaitility.await("a leader of " + partition)
        .atMost(PATIENCE)
        .pollInterval(PAUSE)
        .until(() -> leaderNow(partition), leader -> leader >= 0);
  }

  /** The leader of the partition in which the group's offsets are kept. */
  int coordinatorOf(String group) {
    return leaderOf(partitionOf(Topic.GROUP_METADATA_TOPIC_NAME, group));
  }

  /** The leader of the partition in which the transactions' states are kept. */
  int transactionCoordinatorOf(String transactionalId) {
    return leaderOf(partitionOf(Topic.TRANSACTION_STATE_TOPIC_NAME, transactionalId));
  }

  /** Waits until all these brokers are there and all replicas are in sync. */
  void awaitHealthy(Collection<Integer> nodes) {
    Awaitility.await("all replicas of %s in sync".formatted(nodes))
        .atMost(PATIENCE)
        .pollInterval(PAUSE)
        .ignoreExceptions()
        .until(() -> brokers().containsAll(nodes) && replicasMissing().isEmpty());
  }

  /** Makes the internal topics, which Kafka would do later, and cannot when a broker is missing. */
  void makeInternalTopics() {
    askInVain(admin.describeConsumerGroups(List.of("nobody")).all());
    askInVain(admin.describeTransactions(List.of("nobody")).all());
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }

  private int leaderNow(TopicPartition partition) {
    TopicPartitionInfo info =
        describe(List.of(partition.topic())).getFirst().partitions().get(partition.partition());
    return info.leader() == null ? -1 : info.leader().id();
  }

  /** Kafka's own rule, by the key's hash. */
  private TopicPartition partitionOf(String topic, String key) {
    int partitions = describe(List.of(topic)).getFirst().partitions().size();
    return new TopicPartition(topic, Utils.abs(key.hashCode()) % partitions);
  }

  private List<String> replicasMissing() {
    Collection<String> topics =
        get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    return describe(topics).stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .filter(info -> info.isr().size() < info.replicas().size())
                    .map(info -> topic.name() + "-" + info.partition()))
        .collect(Collectors.toList());
  }

  private List<TopicDescription> describe(Collection<String> topics) {
    return List.copyOf(get(admin.describeTopics(topics).allTopicNames()).values());
  }

  private static void askInVain(KafkaFuture<?> future) {
    try {
      future.get(CALL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException _) {
      // There is no such thing; the question was enough.
    } catch (InterruptedException | TimeoutException e) {
      throw failed(e);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(CALL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException("the cluster does not answer: " + e.getMessage(), e);
  }
}
