package dev.threadspool.acceptance.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.net.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokerClusterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RECORDS = 10;

  private static BrokerCluster cluster;
  private static Admin admin;

  @BeforeAll
  static void start() {
    cluster = BrokerCluster.withNodes(3);
    admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
  }

  @AfterAll
  static void close() {
    admin.close();
    cluster.close();
  }

  @Test
  void shouldKeepThreeReplicasOfWhichTwoAreInSyncAndElectNoOther() throws Exception {
    // When
    var broker = new ConfigResource(ConfigResource.Type.BROKER, "2");
    Config settings = get(admin.describeConfigs(List.of(broker)).values().get(broker));
    var features = get(admin.describeFeatures().featureMetadata()).finalizedFeatures();
    var internal =
        get(
            admin
                .describeTopics(List.of("__consumer_offsets", "__transaction_state"))
                .allTopicNames());
    // Then
    assertThat(settings.get("default.replication.factor").value()).isEqualTo("3");
    assertThat(settings.get("min.insync.replicas").value()).isEqualTo("2");
    assertThat(settings.get("unclean.leader.election.enable").value()).isEqualTo("false");
    assertThat(features)
        .hasEntrySatisfying(
            "transaction.version",
            range -> assertThat(range.maxVersionLevel()).isEqualTo((short) 2));
    assertThat(internal.values())
        .hasSize(2)
        .flatMap(TopicDescription::partitions)
        .allSatisfy(partition -> assertThat(partition.isr()).hasSize(3));
  }

  @Test
  void shouldKnowWhoCoordinatesAsTheClusterTellsItself() throws Exception {
    // Given
    String topic = topic("coordinated");
    try (var transactions = new Transactions(cluster.bootstrapServers(), "known", topic);
        var reader = new CommittedReader(cluster.bootstrapServers(), "known", topic)) {
      transactions.write(values("known", 0));
      await().atMost(PATIENCE).until(() -> reader.values().size() == RECORDS);
      // When
      var group =
          get(admin.describeConsumerGroups(List.of("known")).describedGroups().get("known"));
      var transaction = get(admin.describeTransactions(List.of("known")).description("known"));
      // Then
      assertThat(cluster.coordinatorOf("known")).isEqualTo(group.coordinator().id());
      assertThat(cluster.transactionCoordinatorOf("known")).isEqualTo(transaction.coordinatorId());
    }
  }

  @Test
  void shouldLoseAndRepeatNothingWhileNodesAreKilledAndStopped() throws Exception {
    // Given
    String topic = topic("numbers");
    List<String> acknowledged = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<Runnable> faults =
        List.of(
            () -> cluster.kill(cluster.leaderOf(new TopicPartition(topic, 0))),
            () -> cluster.kill(cluster.transactionCoordinatorOf("numbers")),
            () -> cluster.stop(cluster.coordinatorOf("numbers")));
    try (var transactions = new Transactions(cluster.bootstrapServers(), "numbers", topic);
        var reader = new CommittedReader(cluster.bootstrapServers(), "numbers", topic)) {
      int next = 0;
      for (Runnable fault : faults) {
        // When
        for (int count = 0; count < 10; count++) {
          List<String> values = values("number", next++);
          try {
            transactions.append(values);
            if (count == 5) {
              fault.run();
            }
            transactions.commit();
            acknowledged.addAll(values);
          } catch (KafkaException _) {
            unknown.addAll(values);
            transactions.abandon();
            transactions.settle();
          }
        }
        // Then
        List<Integer> down = cluster.nodes().stream().filter(node -> !cluster.isUp(node)).toList();
        assertThat(down).hasSize(1);
        assertThat(cluster.leaderOf(new TopicPartition(topic, 0))).isNotIn(down);
        await().atMost(PATIENCE).until(() -> reader.values().containsAll(acknowledged));
        // When
        down.forEach(cluster::start);
        cluster.awaitHealthy();
      }
      transactions.write(List.of("end"));
      await().atMost(PATIENCE).until(() -> reader.values().contains("end"));
      // Then
      List<String> seen = reader.values();
      assertThat(seen).doesNotHaveDuplicates().containsAll(acknowledged);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20 * RECORDS);
      seen.removeAll(acknowledged);
      seen.remove("end");
      assertThat(unknown).containsAll(seen);
      assertThat(seen.size() % RECORDS).isZero();
    }
  }

  @Test
  void shouldLoseTheAnswerOfACommitThatStands() throws Exception {
    // Given
    String topic = topic("answers");
    int coordinator = cluster.transactionCoordinatorOf("answers");
    try (var transactions = new Transactions(cluster.relayedBootstrapServers(), "answers", topic);
        var reader = new CommittedReader(cluster.bootstrapServers(), "answers", topic)) {
      transactions.append(values("answer", 0));
      // When
      cluster.relay(coordinator).stall(Direction.TO_CLIENT);
      assertThatThrownBy(transactions::commit).isInstanceOf(TimeoutException.class);
      // Then
      await().atMost(PATIENCE).until(() -> reader.values().size() == RECORDS);
      // When
      transactions.abandon();
      cluster.relay(coordinator).cut();
      cluster.relay(coordinator).pass();
      transactions.settle();
      transactions.write(List.of("end"));
      await().atMost(PATIENCE).until(() -> reader.values().contains("end"));
      // Then
      assertThat(reader.values()).hasSize(RECORDS + 1).containsAll(values("answer", 0));
    }
  }

  @Test
  void shouldLoseTheRequestOfACommitThatNeverWas() throws Exception {
    // Given
    String topic = topic("requests");
    int coordinator = cluster.transactionCoordinatorOf("requests");
    try (var transactions = new Transactions(cluster.relayedBootstrapServers(), "requests", topic);
        var reader = new CommittedReader(cluster.bootstrapServers(), "requests", topic)) {
      transactions.append(values("request", 0));
      // When
      cluster.relay(coordinator).stall(Direction.TO_SERVER);
      assertThatThrownBy(transactions::commit).isInstanceOf(TimeoutException.class);
      transactions.abandon();
      cluster.relay(coordinator).cut();
      cluster.relay(coordinator).pass();
      transactions.settle();
      transactions.write(List.of("end"));
      await().atMost(PATIENCE).until(() -> reader.values().contains("end"));
      // Then
      assertThat(reader.values()).containsExactly("end");
    }
  }

  private static String topic(String name) throws Exception {
    get(admin.createTopics(List.of(new NewTopic(name, 3, (short) cluster.replication()))).all());
    return name;
  }

  private static <T> T get(@Nullable KafkaFuture<T> future) throws Exception {
    return Objects.requireNonNull(future).get(20, TimeUnit.SECONDS);
  }

  private static List<String> values(String name, int transaction) {
    return IntStream.range(0, RECORDS)
        .mapToObj(index -> "%s-%03d-%02d".formatted(name, transaction, index))
        .toList();
  }
}
