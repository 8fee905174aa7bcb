package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
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
import java.util.stream.Stream;
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

  @Test
  void shouldNotEndAListAsIfItWereWholeWhenTheStoreFailsOnTheWay() throws IOException {
    // Given a list that is longer than what fits between server and reader
    String prompt = "x".repeat(80_000);
    world
        .rows()
        .store(
            Stream.generate(
                    () ->
                        thread().of(user(SampleLightdash.VIEWER)).asking(prompt, List.of()).make())
                .limit(150)
                .toList());
    TestIngress ingress = world.start(Map.of());
    assertThat(isWhole(ingress.raw(listOf(SampleLightdash.VIEWER_TOKEN)))).isTrue();

    // When the table goes while the reader has seen the beginning only
    String torn =
        ingress.raw(
            listOf(SampleLightdash.VIEWER_TOKEN),
            () -> world.rows().execute("ALTER TABLE prompt RENAME TO gone"));
    world.rows().execute("ALTER TABLE gone RENAME TO prompt");

    // Then
    assertThat(torn).startsWith("HTTP/1.1 200");
    assertThat(torn.length()).isGreaterThan(1_000_000);
    assertThat(isWhole(torn)).isFalse();
    assertThat(torn.contains("error")).isFalse();
    ingress.close();
  }

  /** Chunks are followed by an empty one; else a client knows that something is missing. */
  private static boolean isWhole(String answer) {
    return answer.endsWith("\r\n0\r\n\r\n");
  }

  private static String listOf(String token) {
    return "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: ApiKey %s\r\n"
        .formatted(TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT), token);
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
