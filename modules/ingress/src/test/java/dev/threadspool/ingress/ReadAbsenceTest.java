package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Readers while something is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadAbsenceTest {

  private static final String ADA = "ApiKey " + SampleLightdash.ADMIN_TOKEN;

  private World world;
  private StoredThread stored;

  @BeforeAll
  void start() {
    world = new World();
    stored = world.rows().store(thread().make());
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void shouldReadWhileTheBrokerIsAway() {
    // Given
    TestIngress ingress =
        world.start(Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:" + Ports.closed()));

    // When / Then
    all(ingress).forEach(Answer::isOk);
    ingress.close();
  }

  @Test
  void shouldNameTheSettingWithoutWhichNobodyReads() {
    // Given
    TestIngress ingress = world.startReady(Map.of("threadspool.store.url", ""));

    // When / Then
    for (Answer answer : all(ingress)) {
      answer.isError(503, "ServiceUnavailableError");
      assertThat(answer.message()).contains("threadspool.store.url");
    }
    ingress.ask("{}").isOk();
    ingress.close();
  }

  @Test
  void shouldSayThatTheStoreIsAway() throws IOException {
    // Given a database that refuses, one that says nothing, and one without tables
    try (ServerSocket silent = Ports.silent()) {
      for (String url :
          List.of(
              "jdbc:postgresql://127.0.0.1:%d/secret-name".formatted(Ports.closed()),
              "jdbc:postgresql://127.0.0.1:%d/secret-name".formatted(silent.getLocalPort()),
              world.stack().jdbcUrl("ingress_empty"))) {
        TestIngress ingress = world.startReady(Map.of("threadspool.store.url", url));

        // When / Then
        for (Answer answer : all(ingress)) {
          answer.isError(503, "ServiceUnavailableError");
          assertThat(answer.message()).isEqualTo("The service's store is away");
          assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        ingress.ask("{}").isOk();
        ingress.close();
      }
    }
  }

  @Test
  void shouldSayThatCopilotIsNotEnabled() {
    // Given the flag, which is off in the neighbour's organization
    TestIngress ingress = world.start(Map.of("threadspool.lightdash.feature-gate", "flag"));
    String tom = "ApiKey " + SampleLightdash.OTHER_ORGANIZATIONS_TOKEN;

    // When / Then
    all(ingress).forEach(Answer::isOk);
    for (Answer answer : all(ingress, tom)) {
      answer.isError(403, "ForbiddenError");
      assertThat(answer.message()).isEqualTo("Copilot is not enabled");
    }
    ingress.close();
  }

  private List<Answer> all(TestIngress ingress) {
    return all(ingress, ADA);
  }

  private List<Answer> all(TestIngress ingress, String authorization) {
    String agent = "/%s/threads".formatted(stored.agentUuid());
    return List.of(
        ingress.read(authorization, stored.projectUuid(), agent + "/" + stored.threadUuid()),
        ingress.read(authorization, stored.projectUuid(), agent),
        ingress.read(authorization, stored.projectUuid(), "/threads"),
        ingress.read(authorization, stored.projectUuid(), "/threads?page=1&pageSize=5"));
  }
}
