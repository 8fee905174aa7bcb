package dev.threadspool.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.topics.Finding.Severity;
import dev.threadspool.local.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a real broker, each test with topics of its own. */
class TopicProvisionerTest {

  private static final Admin ADMIN =
      Admin.create(Map.of("bootstrap.servers", LocalStack.shared().bootstrapServers()));

  private final TopicPlan plan = plan();
  private final TopicProvisioner provisioner = new TopicProvisioner(ADMIN, plan);

  @AfterAll
  static void close() {
    ADMIN.close();
  }

  @Test
  void shouldCreateEveryTopicAsItIsDeclared() throws Exception {
    // When
    List<String> created = provisioner.createMissing();

    // Then
    assertThat(created)
        .containsExactlyElementsOf(plan.topics().stream().map(TopicSpec::name).toList());
    var descriptions = ADMIN.describeTopics(created).allTopicNames().get();
    for (TopicSpec topic : plan.topics()) {
      assertThat(Objects.requireNonNull(descriptions.get(topic.name())).partitions())
          .hasSize(topic.partitions())
          .allMatch(partition -> partition.replicas().size() == topic.replication());
      assertThat(explicitConfigs(topic.name())).isEqualTo(topic.configs());
    }
    assertThat(provisioner.requireUsable()).isEmpty();
  }

  @Test
  void shouldDoNothingTheSecondTime() throws Exception {
    // Given
    provisioner.createMissing();
    var ids = ids();

    // Then
    assertThat(provisioner.createMissing()).isEmpty();
    assertThat(ids()).isEqualTo(ids);
  }

  @Test
  void shouldCreateOnlyWhatIsMissing() throws Exception {
    // Given
    String reply = plan.names().createReply();
    NewTopic somebodys = new NewTopic(reply, 3, (short) 1).configs(Map.of("segment.ms", "60000"));
    ADMIN.createTopics(List.of(somebodys)).all().get();
    await().until(() -> ADMIN.listTopics().names().get().contains(reply));

    // When
    List<String> created = provisioner.createMissing();

    // Then: what was there stays as somebody made it.
    assertThat(created).hasSize(plan.topics().size() - 1).doesNotContain(reply);
    assertThat(explicitConfigs(reply)).containsOnly(Map.entry("segment.ms", "60000"));
  }

  @Test
  void shouldNameEveryTopicThatIsMissing() {
    assertThatThrownBy(provisioner::requireUsable)
        .isInstanceOf(TopicsContradictException.class)
        .hasMessageContainingAll(
            "topic " + plan.names().create() + ": existence is missing",
            plan.names().created(),
            plan.names().createRejected(),
            plan.names().createReply(),
            plan.names().createDlt(),
            "threadspool topics create");
  }

  @Test
  void shouldNotNeedToSeeWhatOnlyOperatorsUse() throws Exception {
    // Given
    provisioner.createMissing();
    String handled = plan.names().createDltHandled();
    ADMIN.deleteTopics(List.of(handled)).all().get();
    await().until(() -> !ADMIN.listTopics().names().get().contains(handled));

    // Then
    assertThat(provisioner.requireUsable()).isEmpty();
    assertThat(provisioner.check())
        .extracting(Finding::severity, Finding::topic)
        .containsExactly(tuple(Severity.ERROR, handled));
  }

  @ParameterizedTest
  @CsvSource({
    "cleanup.policy, compact, delete",
    "cleanup.policy, 'compact,delete', delete",
    "max.message.bytes, 1048588, at least 4194304",
    "retention.ms, 3600000, at least 2419200000"
  })
  void shouldNameTheSettingThatContradicts(String setting, String found, String wanted)
      throws Exception {
    // Given
    provisioner.createMissing();
    alter(plan.names().create(), setting, found);

    // Then
    assertThatThrownBy(provisioner::requireUsable)
        .isInstanceOf(TopicsContradictException.class)
        .hasMessageContaining(
            "topic %s: %s is %s, wanted %s"
                .formatted(plan.names().create(), setting, found, wanted));
  }

  @Test
  void shouldNotTakeADeletingTopicForThatOfWhatHappened() throws Exception {
    // Given
    provisioner.createMissing();
    alter(plan.names().created(), "cleanup.policy", "delete");

    // Then
    assertThatThrownBy(provisioner::requireUsable)
        .isInstanceOf(TopicsContradictException.class)
        .hasMessageContaining("cleanup.policy is delete, wanted compact");
  }

  @Test
  void shouldNoticeThatPartitionsWereAdded() throws Exception {
    // Given
    String created = plan.names().created();
    provisioner.createMissing();
    ADMIN.createPartitions(Map.of(created, NewPartitions.increaseTo(3))).all().get();
    await().until(() -> partitions(created) == 3);

    // Then
    assertThatThrownBy(provisioner::requireUsable)
        .isInstanceOf(TopicsContradictException.class)
        .hasMessageContaining("topic %s: partitions is 3, wanted 2".formatted(created));
  }

  @Test
  void shouldTakeWhatIsMoreThanDeclared() throws Exception {
    // Given
    provisioner.createMissing();
    alter(plan.names().create(), "retention.ms", "-1");
    alter(plan.names().createDlt(), "max.message.bytes", "10000000");

    // Then
    assertThat(provisioner.requireUsable()).isEmpty();
  }

  @Test
  void shouldWarnWhereLessIsPromisedThanCouldBe() throws Exception {
    // Given
    provisioner.createMissing();
    alter(plan.names().created(), "max.compaction.lag.ms", "604800000");
    alter(plan.names().create(), "unclean.leader.election.enable", "true");
    TopicPlan stricter =
        new TopicPlan(
            plan.names(), TopicSettings.from(Map.of("partitions", "2", "reply-partitions", "3")));

    // When
    List<Finding> findings = new TopicProvisioner(ADMIN, stricter).requireUsable();

    // Then
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
    assertThat(findings)
        .extracting(Finding::setting)
        .contains(
            "max.compaction.lag.ms",
            "unclean.leader.election.enable",
            "replication",
            "min.insync.replicas");
  }

  @Test
  void shouldTellThatTheClusterIsAway() {
    Map<String, Object> away =
        Map.of(
            "bootstrap.servers",
            String.valueOf(Registry.away().get("schema.registry.url")).replace("http://", ""),
            "default.api.timeout.ms",
            1_000,
            "request.timeout.ms",
            500);
    try (Admin admin = Admin.create(away)) {
      assertThatThrownBy(() -> new TopicProvisioner(admin, plan).check())
          .isInstanceOf(KafkaException.class);
      assertThatThrownBy(() -> ClusterCheck.transactionVersion(admin))
          .isInstanceOf(KafkaException.class);
    }
  }

  @Test
  void shouldKnowTheClustersTransactions() {
    assertThat(ClusterCheck.transactionVersion(ADMIN))
        .isEqualTo(ClusterCheck.WANTED_TRANSACTION_VERSION);
  }

  private static TopicPlan plan() {
    Map<String, String> settings =
        Map.of("prefix", Registry.topic() + ".", "partitions", "2", "reply-partitions", "3");
    return TopicPlan.of(TopicSettings.from(settings).forOneBroker());
  }

  private Map<String, Uuid> ids() throws Exception {
    Set<String> names = plan.topics().stream().map(TopicSpec::name).collect(Collectors.toSet());
    return ADMIN.describeTopics(names).allTopicNames().get().values().stream()
        .collect(Collectors.toMap(topic -> topic.name(), topic -> topic.topicId()));
  }

  private static int partitions(String topic) throws Exception {
    var descriptions = ADMIN.describeTopics(List.of(topic)).allTopicNames().get();
    return Objects.requireNonNull(descriptions.get(topic)).partitions().size();
  }

  private static Map<String, String> explicitConfigs(String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var configs = ADMIN.describeConfigs(List.of(resource)).all().get();
    return Objects.requireNonNull(configs.get(resource)).entries().stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static void alter(String topic, String setting, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var op = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    ADMIN.incrementalAlterConfigs(Map.of(resource, List.of(op))).all().get();
    // The controller knows it before the broker does.
    await().until(() -> value.equals(explicitConfigs(topic).get(setting)));
  }
}
