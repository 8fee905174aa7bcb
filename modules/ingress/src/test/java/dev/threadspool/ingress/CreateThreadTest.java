package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shared.Extension.class)
class CreateThreadTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final World world;
  private final TestIngress ingress;

  CreateThreadTest(Shared shared) {
    this.world = shared.world();
    this.ingress = shared.ingress();
  }

  @Test
  void shouldAnswerWithTheWholeSummary() {
    // When
    Answer answer = ingress.ask("{\"prompt\":\"What sells? ☕\"}").isOk();

    // Then
    var results = answer.results();
    UUID uuid = UUID.fromString(results.path("uuid").asString());
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(results.toString())
        .isEqualTo(
            """
            {"uuid":"%s","agentUuid":"%s","createdAt":"2026-06-24T10:00:00.000Z",\
            "createdFrom":"web_app","title":null,"titleGeneratedAt":null,\
            "firstMessage":{"uuid":"%s","message":"What sells? ☕"},\
            "user":{"uuid":"%s","name":"Ada Admin"}}"""
                .formatted(
                    uuid, SampleLightdash.OPEN_AGENT, PromptUuid.of(uuid), SampleLightdash.ADMIN));
  }

  @Test
  void shouldPublishTheCommandAsAsked() {
    // Given
    String body =
        """
        {"prompt":"p","modelConfig":{"modelName":"m","modelProvider":"mp","reasoning":true},
         "context":[{"type":"chart","chartUuid":"%s","ignored":1},
                    {"type":"pull_request","prUrl":"%s"}],"unknown":{"a":[1]}}
        """
            .formatted(SampleLightdash.CHART, SampleLightdash.PULL_REQUEST);

    // When
    Answer answer = ingress.ask(body, "traceparent", TRACE).isOk();

    // Then
    UUID uuid = UUID.fromString(answer.results().path("uuid").asString());
    ThreadCommand command = world.answerer().received(uuid).command();
    assertThat(command.promptUuid()).isEqualTo(PromptUuid.of(uuid));
    assertThat(command.commandId().version()).isEqualTo(7);
    assertThat(command.organizationUuid()).isEqualTo(SampleLightdash.ORGANIZATION);
    assertThat(command.projectUuid()).isEqualTo(SampleLightdash.PROJECT);
    assertThat(command.agentUuid()).isEqualTo(SampleLightdash.OPEN_AGENT);
    assertThat(command.actor()).isEqualTo(new Actor(Actor.Type.USER, SampleLightdash.ADMIN));
    assertThat(command.createdFrom()).isEqualTo("web_app");
    assertThat(command.prompt()).isEqualTo("p");
    assertThat(command.modelConfig()).isEqualTo(new ModelConfig("m", "mp", true));
    assertThat(command.context())
        .containsExactly(
            new ContextItem.Chart(SampleLightdash.CHART, null, null),
            new ContextItem.PullRequest(SampleLightdash.PULL_REQUEST));
    ConsumerRecord<byte[], byte[]> record = world.answerer().received(uuid).source();
    assertThat(text(record.key())).isEqualTo(uuid.toString());
    assertThat(header(record, "traceparent")).isEqualTo(TRACE);
    assertThat(header(record, "ce_id")).isEqualTo(command.commandId().toString());
    assertThat(header(record, "ce_type")).isEqualTo("dev.threadspool.agent-thread.create");
    assertThat(header(record, "ce_source")).isEqualTo("/threadspool/ingress");
    assertThat(ReplyHeaders.correlationId(record.headers())).hasSize(16);
    assertThat(ReplyHeaders.replyTopic(record.headers())).isEqualTo(world.topics().createReply());
    assertThat(ReplyHeaders.replyPartition(record.headers())).isBetween(0, 1);
  }

  @Test
  void shouldTakeABodyWithoutPrompt() {
    // When
    Answer answer = ingress.ask("{}").isOk();

    // Then
    assertThat(answer.results().path("firstMessage").path("message").asString()).isEmpty();
  }

  @Test
  void shouldNotPassOnWhatIsNoTrace() {
    // When
    Answer answer = ingress.ask("{}", "traceparent", "00-" + "0".repeat(32) + "-1-00").isOk();

    // Then
    UUID uuid = UUID.fromString(answer.results().path("uuid").asString());
    assertThat(world.answerer().received(uuid).source().headers().lastHeader("traceparent"))
        .isNull();
  }

  @Test
  void shouldAnswerWithJsonWhateverTheCallerSaysItAccepts() {
    // Given a thread that is made must not be answered with 406

    // When
    Answer answer = ingress.ask("{}", "Accept", "text/html");

    // Then
    answer.isOk();
  }

  @Test
  void shouldPassOnTheWorkersErrors() {
    // Given
    world
        .answerer()
        .behave(
            Answerer.reject(
                new ApiError(
                    "AiAgentNotFoundError", 400, "no such agent", "{\"agent\":[1,null]}")));

    // When
    Answer answer = ingress.ask("{}");

    // Then
    answer.isError(400, "AiAgentNotFoundError");
    assertThat(answer.message()).isEqualTo("no such agent");
    assertThat(answer.data().toString()).isEqualTo("{\"agent\":[1,null]}");
  }

  @Test
  void shouldAcknowledgeWithoutWaitingWhenPreferred() {
    // Given
    world.answerer().behave(_ -> null);

    // When
    Answer answer = ingress.ask("{\"prompt\":\"later\"}", "Prefer", "wait=10, Respond-Async; a=b");

    // Then
    assertThat(answer.status()).isEqualTo(202);
    String uuid = answer.results().path("uuid").asString();
    assertThat(answer.body().toString())
        .isEqualTo("{\"status\":\"ok\",\"results\":{\"uuid\":\"%s\"}}".formatted(uuid));
    assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(answer.header("Location"))
        .isEqualTo(
            TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT) + "/" + uuid);
    await()
        .untilAsserted(
            () -> {
              var received = world.answerer().received(UUID.fromString(uuid));
              assertThat(ReplyHeaders.correlationId(received.source().headers())).isNull();
            });
  }

  @Test
  void shouldCountWhatItDidAndLeaveNobodyWaiting() {
    // Given
    double before = ingress.counted("created");

    // When
    ingress.ask("{}").isOk();

    // Then
    assertThat(ingress.counted("created")).isEqualTo(before + 1);
    await().until(() -> ingress.waiting() == 0);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
