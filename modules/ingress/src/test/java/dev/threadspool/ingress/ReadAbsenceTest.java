package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.openapi.Exchange;
import dev.threadspool.contract.openapi.Messages;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        world
            .start(Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:" + Ports.closed()))
            .warmToRead(ADA);

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
    TestIngress ingress =
        world.start(Map.of("threadspool.lightdash.feature-gate", "flag")).warmToRead(ADA);
    String tom = "ApiKey " + SampleLightdash.OTHER_ORGANIZATIONS_TOKEN;

    // When / Then
    all(ingress).forEach(Answer::isOk);
    for (Answer answer : all(ingress, tom)) {
      answer.isError(403, "ForbiddenError");
      assertThat(answer.message()).isEqualTo("Copilot is not enabled");
    }
    ingress.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%s/threads", "/threads?page=1&pageSize=100"})
  void shouldNotEndAListAsIfItWereWholeWhenTheStoreFailsOnTheWay(String path) throws IOException {
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
    TestIngress ingress = world.start(Map.of()).warmToRead(ADA);
    Exchange.Answer whole = ingress.wire().send(list(path));

    // When the table goes while the reader has seen the beginning only
    byte[] torn =
        ingress
            .wire()
            .sendAndPause(
                () -> world.rows().execute("ALTER TABLE prompt RENAME TO gone"), list(path));
    world.rows().execute("ALTER TABLE gone RENAME TO prompt");

    // Then
    assertThat(whole.status()).isEqualTo(200);
    String text = new String(torn, StandardCharsets.UTF_8);
    assertThat(text).startsWith("HTTP/1.1 200");
    assertThat(text.length()).isGreaterThan(1_000_000);
    assertThat(text.contains("error")).isFalse();
    assertThatThrownBy(() -> Messages.answer(new ByteArrayInputStream(torn)))
        .as("a client knows that something is missing")
        .isInstanceOf(EOFException.class);
    ingress.close();
  }

  private static String[] list(String path) {
    return new String[] {
      "GET /api/v1/projects/%s/aiAgents%s HTTP/1.1"
          .formatted(SampleLightdash.PROJECT, path.formatted(SampleLightdash.OPEN_AGENT)),
      "Host: x",
      "Authorization: ApiKey " + SampleLightdash.VIEWER_TOKEN
    };
  }

  private List<Answer> all(TestIngress ingress) {
    return all(ingress, ADA);
  }

  /** All ways to read, at once: what is away is waited for. */
  private List<Answer> all(TestIngress ingress, String authorization) {
    String agent = "/%s/threads".formatted(stored.agentUuid());
    return Stream.of(
            agent + "/" + stored.threadUuid(), agent, "/threads", "/threads?page=1&pageSize=5")
        .map(path -> ingress.reading(authorization, stored.projectUuid(), path))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
