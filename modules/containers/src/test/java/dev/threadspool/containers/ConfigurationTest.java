package dev.threadspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.shaded.com.github.dockerjava.core.command.CreateContainerCmdImpl;

/** What Docker is asked for; no Docker is needed to see it. */
class ConfigurationTest {

  private static final PublishedPort HERE = PublishedPort.on("localhost", 23_456);

  @Test
  void shouldRunTheBrokerOfOurClientsWithTheEmbeddedOnesSettings() {
    try (var container = KafkaInContainer.container(HERE)) {
      // When
      Map<String, String> environment = container.getEnvMap();
      // Then
      assertThat(Images.kafka().asCanonicalNameString())
          .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
      assertThat(environment)
          .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
          .containsEntry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3")
          .containsEntry("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(4 * 1024 * 1024 + 64 * 1024))
          .containsEntry("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false")
          .containsEntry(
              "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:23456,BROKER://localhost:9093");
    }
  }

  @Test
  void shouldRunPostgresqlWithTheEmbeddedOnesSettings() {
    try (var container = PostgresInContainer.container(HERE)) {
      // When
      String command = String.join(" ", container.getCommandParts());
      // Then
      assertThat(Images.postgres().asCanonicalNameString()).startsWith("postgres:18.");
      assertThat(command)
          .startsWith("postgres -c ")
          .contains("-c fsync=on", "-c synchronous_commit=on", "-c full_page_writes=on")
          .contains("-c max_connections=200")
          .doesNotContain("fsync=off");
      assertThat(container.getEnvMap())
          .containsEntry("POSTGRES_HOST_AUTH_METHOD", "trust")
          .containsEntry(
              "POSTGRES_INITDB_ARGS",
              "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8");
    }
  }

  @Test
  void shouldPublishOnLoopbackOnlyWhereDockerIsOnThisMachine() {
    // Given
    PublishedPort elsewhere = PublishedPort.on("docker.example", 23_456);
    // When, Then
    assertThat(HERE.address()).isEqualTo("127.0.0.1:23456");
    assertThat(published(KafkaInContainer.container(HERE), 9_092))
        .containsExactly(Ports.Binding.bindIpAndPort("127.0.0.1", 23_456));
    assertThat(published(PostgresInContainer.container(HERE), 5_432))
        .containsExactly(Ports.Binding.bindIpAndPort("127.0.0.1", 23_456));
    assertThat(elsewhere.address()).isEqualTo("docker.example:23456");
    assertThat(published(PostgresInContainer.container(elsewhere), 5_432))
        .containsExactly(Ports.Binding.bindPort(23_456));
  }

  /** What a request to Docker would publish; it is not sent. */
  private static Ports.Binding[] published(GenericContainer<?> container, int port) {
    CreateContainerCmd request = new CreateContainerCmdImpl(_ -> null, null, "any");
    for (var modifier : container.getCreateContainerCmdModifiers()) {
      request = modifier.modify(request);
    }
    return Objects.requireNonNull(
        request.getHostConfig().getPortBindings().getBindings().get(ExposedPort.tcp(port)));
  }
}
