package dev.threadspool.contract.topics;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker whose controller hardly ever counts it. */
class TopicCreationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static FencedBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    broker = FencedBroker.start(folder);
    admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
  }

  @AfterAll
  static void close() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldWaitForABrokerThatIsFenced() {
    // Given
    var topic = new NewTopic("patient", 1, (short) 1);
    await().atMost(PATIENCE).until(() -> isRefused(topic));

    // Then
    assertThat(new TopicCreation(admin).create(topic)).isTrue();
  }

  @Test
  void shouldNotWaitForBrokersThatAreNone() {
    // Given
    var topic = new NewTopic("copied", 1, (short) 3);

    // Then
    assertThat(supplyAsync(() -> new TopicCreation(admin).create(topic)))
        .as("its patience is longer")
        .failsWithin(Duration.ofSeconds(40))
        .withThrowableThat()
        .withCauseInstanceOf(InvalidReplicationFactorException.class);
  }

  private static boolean isRefused(NewTopic topic) {
    try {
      ClusterAnswer.get(
          admin.createTopics(List.of(topic), new CreateTopicsOptions().validateOnly(true)).all());
      return false;
    } catch (InvalidReplicationFactorException _) {
      return true;
    }
  }
}
