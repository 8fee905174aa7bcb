package dev.threadspool.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code topics create} and {@code topics check} on a real cluster. */
class TopicsCommandTest {

  private static final LocalStack STACK = LocalStack.shared();

  private static final int TOPICS = TopicPlan.of(TopicSettings.DEFAULTS).topics().size();

  private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";

  @Test
  void shouldCreateWhatIsMissingAndFindItAsDeclared() {
    // When
    Run created = topics("create");
    Run again = topics("create");
    Run checked = topics("check");

    // Then
    assertThat(created.exitCode()).as(created.err()).isZero();
    assertThat(created.out().lines().filter(line -> line.startsWith("created"))).hasSize(TOPICS);
    assertThat(again.out()).isEqualTo(checked.out());
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.out().lines()).hasSize(TOPICS).allMatch(line -> line.startsWith("ok "));
    assertThat(checked.out()).contains("3 partitions, 1 copy, compacted, kept for ever");
  }

  @Test
  void shouldTellALineATopicThatIsMissing() {
    // When
    Run checked = topics("check");

    // Then
    assertThat(checked.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(checked.out().lines())
        .hasSize(TOPICS)
        .allMatch(line -> line.startsWith("ERROR") && line.contains("is missing"));
  }

  @Test
  void shouldNotAlterATopicThatContradicts() throws Exception {
    // Given
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(prefix + "agent-thread.created", 2, (short) 1)
                      .configs(Map.of("cleanup.policy", "delete"))))
          .all()
          .get();
    }

    // When
    Run created = topics("create");

    // Then
    assertThat(created.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(created.out())
        .contains("partitions is 2, wanted 3")
        .contains("cleanup.policy is delete, wanted compact");
    assertThat(created.out().lines().filter(line -> line.startsWith("created")))
        .hasSize(TOPICS - 1);
  }

  @Test
  void shouldReadTheSettingsThatTheWorkerReads(@TempDir Path folder) throws IOException {
    // Given
    Path config = folder.resolve("threadspool.yaml");
    Files.writeString(
        config,
        """
        spring.kafka.bootstrap-servers: %s
        threadspool.topics:
          prefix: %s
          partitions: 5
          replication: 1
          minInSyncReplicas: 1
        """
            .formatted(STACK.bootstrapServers(), prefix));

    // When
    Run created = Run.of("topics", "create", "--config", config.toString(), "--partitions", "6");

    // Then
    assertThat(created.exitCode()).as(created.err()).isZero();
    assertThat(created.out()).contains("6 partitions").doesNotContain("5 partitions");
  }

  @Test
  void shouldSayThatTheClusterIsTooSmall() {
    // When
    Run created =
        Run.of(
            "topics",
            "create",
            "--bootstrap-servers",
            STACK.bootstrapServers(),
            "--prefix",
            prefix);

    // Then
    assertThat(created.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(created.err()).contains("too few brokers for 3 copies (--replication");
  }

  @Test
  void shouldSayWhichClusterDoesNotAnswer(@TempDir Path folder) throws IOException {
    // Given
    Path quick = folder.resolve("kafka.properties");
    Files.writeString(quick, "default.api.timeout.ms=1000\nrequest.timeout.ms=500\n");

    // When
    Run checked =
        Run.of(
            "topics",
            "check",
            "--bootstrap-servers",
            "127.0.0.1:1",
            "--kafka-config",
            quick.toString());

    // Then
    assertThat(checked.exitCode()).isEqualTo(ExitCode.AWAY);
    assertThat(checked.err()).contains("no Kafka cluster answers at 127.0.0.1:1");
  }

  @Test
  void shouldSayHowToNameTheCluster() {
    // When
    Run checked = Run.of("topics", "check");

    // Then
    assertThat(checked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(checked.err())
        .contains("--bootstrap-servers", "THREADSPOOL_BOOTSTRAP_SERVERS", "--config");
  }

  @Test
  void shouldSayWhichSettingCannotBe() {
    // When
    Run checked =
        Run.of(
            "topics",
            "check",
            "--bootstrap-servers",
            "127.0.0.1:1",
            "--command-retention",
            "4 weeks");

    // Then
    assertThat(checked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(checked.err()).contains("commandretention cannot be read: 4 weeks");
  }

  private Run topics(String command) {
    return Run.of(
        "topics",
        command,
        "--bootstrap-servers",
        STACK.bootstrapServers(),
        "--prefix",
        prefix,
        "--partitions",
        "3",
        "--replication",
        "1",
        "--min-in-sync-replicas",
        "1");
  }
}
