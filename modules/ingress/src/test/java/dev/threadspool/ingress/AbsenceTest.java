package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.Forwarder;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dependency away, at start and later: refused soon, clearly, and with nothing promised. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsenceTest {

  /** Two seconds are promised; the rest is for a machine that is busy. */
  private static final Duration SOON = Duration.ofSeconds(6);

  private static final Duration LONG = Duration.ofSeconds(15);

  private World world;

  @BeforeAll
  void start() {
    world = new World();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @BeforeEach
  void answer() {
    world.answerer().behave(Answerer::create);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:%d", "no-such-host.invalid:%d"})
  void shouldStartWithoutKafkaAndSaySo(String address) {
    // Given
    TestIngress ingress =
        world.start(Map.of("spring.kafka.bootstrap-servers", address.formatted(Ports.closed())));

    // When
    Answer answer = ingress.asking(SOON, "{}").join();

    // Then
    isUnavailable(answer, "broker");
    assertThat(ingress.readiness()).isEqualTo(503);
    assertThat(ingress.counted("unavailable")).isEqualTo(1);
    ingress.close();
  }

  @Test
  void shouldAskForNothingBeforeItHearsReplies() {
    // Given everything is there, except that replies cannot be heard
    TestIngress ingress =
        world.start(
            Map.of("spring.kafka.consumer.bootstrap-servers", "127.0.0.1:" + Ports.closed()));
    await().until(() -> ingress.readiness() == 200 || ingress.health().contains("hear replies"));
    int before = world.answerer().received().size();

    // When
    Answer answer = ingress.asking(SOON, "{\"prompt\":\"unheard\"}").join();

    // Then
    isUnavailable(answer, "broker");
    assertThat(ingress.readiness()).isEqualTo(503);
    TestIngress listening = world.startReady(Map.of());
    listening.ask("{}").isOk();
    assertThat(world.answerer().received()).hasSize(before + 1);
    ingress.close();
  }

  @Test
  void shouldHearRepliesWhenTheBrokerDidNotTellItsPositionAtFirst() throws IOException {
    // Given a consumer that has given up asking for its position once
    int port = Ports.closed();
    TestIngress ingress =
        world.start(
            Map.of(
                "spring.kafka.consumer.bootstrap-servers", "127.0.0.1:" + port,
                "spring.kafka.consumer.properties.default.api.timeout.ms", "300",
                "spring.kafka.consumer.properties.request.timeout.ms", "300"));
    await().until(() -> ingress.health().contains("hear replies"));
    await().during(Duration.ofMillis(1_500)).until(() -> ingress.readiness() == 503);

    // When the broker answers
    try (Forwarder _ = Forwarder.between(port, world.stack().bootstrapServers())) {
      ingress.awaitReady();
    }

    // Then
    ingress.ask("{}").isOk();
    ingress.close();
  }

  @Test
  void shouldBecomeReadyWhenWhatWasMissingIsThere() {
    // Given
    TestIngress ingress = world.start(Map.of("threadspool.topics.prefix", "later."));
    isUnavailable(ingress.asking(SOON, "{}").join(), "broker");

    // When
    TopicPlan plan =
        TopicPlan.of(
            TopicSettings.from(
                    Map.of("prefix", "later.", "partitions", "1", "reply-partitions", "2"))
                .forOneBroker());
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", world.stack().bootstrapServers()))) {
      new TopicProvisioner(admin, plan).createMissing();
    }
    await().untilAsserted(() -> isUnavailable(ingress.asking(SOON, "{}").join(), "registry"));
    SchemaRegistrar registrar =
        new SchemaRegistrar(Map.of("schema.registry.url", world.stack().registryUrl()));
    SchemaCatalogue.bySubject(plan.names()).forEach(registrar::register);

    // Then
    ingress.awaitReady();
    assertThat(ingress.ask("{}", "Prefer", "respond-async").status()).isEqualTo(202);
    ingress.close();
  }

  @Test
  void shouldSayThatTheRegistryIsAway() {
    // Given
    TestIngress ingress =
        world.start(Map.of("threadspool.registry.url", "http://127.0.0.1:" + Ports.closed()));

    // When / Then
    await().untilAsserted(() -> isUnavailable(ingress.asking(SOON, "{}").join(), "registry"));
    ingress.close();
  }

  @Test
  void shouldNeedTheRegistryNoMoreOnceItIsReady() {
    // Given
    TestIngress ingress =
        world.startReady(
            Map.of(
                "threadspool.ingress.wait",
                "5s",
                "threadspool.registry.properties[http.read.timeout.ms]",
                "5000"));
    world.answerer().warm();
    world.stack().registry().stop();
    try {
      // When
      Answer known = ingress.ask("{}");
      world.answerer().behave(_ -> null);
      Answer unknown = answeredWithSchema(9_999, ingress);

      // Then
      known.isOk();
      unknown.isError(504, "TimeoutError");
    } finally {
      world.stack().registry().start();
    }
    answeredWithSchema(9_998, ingress).isError(503, "ServiceUnavailableError");
    ingress.close();
  }

  /** Somebody replies with a schema that this version does not have, and the registry may know. */
  private Answer answeredWithSchema(int id, TestIngress ingress) {
    String prompt = "schema " + id;
    var answer = ingress.asking(LONG, "{\"prompt\":\"%s\"}".formatted(prompt));
    Answerer.Received received = world.answerer().awaitReceived(prompt);
    byte[] value = ByteBuffer.allocate(6).put((byte) 0).putInt(id).array();
    world.answerer().replyToNobody(received.replyPartition(), received.correlationId(), value);
    return answer.join();
  }

  @Test
  void shouldSayThatLightdashIsAway() throws IOException {
    // Given a database that refuses, and one that takes connections and says nothing
    try (ServerSocket silent = Ports.silent()) {
      for (int port : new int[] {Ports.closed(), silent.getLocalPort()}) {
        TestIngress ingress =
            world.start(
                Map.of(
                    "threadspool.lightdash.url",
                    "jdbc:postgresql://127.0.0.1:%d/secret-name".formatted(port)));

        // When
        Answer answer = ingress.asking(SOON, "{}").join();

        // Then
        isUnavailable(answer, "lightdash");
        assertThat(answer.body().toString()).doesNotContain("secret-name", "127.0.0.1");
        ingress.close();
      }
    }
  }

  @Test
  void shouldPromiseNothingWhileTheBrokerIsDownAndGoOnAfterwards() {
    // Given
    TestIngress ingress = world.startReady(Map.of("threadspool.ingress.publish-timeout", "1800ms"));
    await().untilAsserted(() -> ingress.ask("{}").isOk());
    world.stack().kafka().stop();
    Answer keyed;
    Answer async;
    try {
      // When
      keyed = ingress.asking(SOON, "{}", "Idempotency-Key", "down").join();
      async = ingress.asking(SOON, "{}", "Prefer", "respond-async").join();
    } finally {
      world.stack().kafka().start();
    }

    // Then
    keyed.isError(503, "ServiceUnavailableError");
    // A client that has forgotten its brokers knows that it sent nothing; else nobody knows.
    assertThat(keyed.message())
        .matches(".*nothing was asked for.*|.*unknown.*with the same Idempotency-Key.*");
    assertThat(keyed.header("Retry-After")).isNotEmpty();
    async.isError(503, "ServiceUnavailableError");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> ingress.ask("{}", "Idempotency-Key", "down").isOk());
    ingress.close();
  }

  private static void isUnavailable(Answer answer, String dependency) {
    answer.isError(503, "ServiceUnavailableError");
    assertThat(answer.message()).contains(dependency, "nothing was asked for");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }
}
