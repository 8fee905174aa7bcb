package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.openapi.Exchange;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Untouched;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request to any endpoint: the web server's own refusals are in the envelope too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Shared.Extension.class)
class ServerErrorTest {

  private static final String PATH =
      TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);

  private final TestIngress ingress;
  private final Untouched untouched;

  ServerErrorTest(Shared shared) {
    this.ingress = shared.ingress();
    this.untouched = new Untouched(shared);
  }

  @AfterAll
  void assertNothingElseWasPublished() {
    untouched.assertNothingElseWasPublished();
  }

  @ParameterizedTest
  @CsvSource({"x,{a},projectUuid", "{p},x,agentUuid", "1-1-1-1-1,{a},projectUuid"})
  void shouldRefuseAPathWithoutUuids(String project, String agent, String member) {
    // Given
    String path =
        "/api/v1/projects/%s/aiAgents/%s/threads"
            .formatted(
                project.replace("{p}", SampleLightdash.PROJECT.toString()),
                agent.replace("{a}", SampleLightdash.OPEN_AGENT.toString()));

    // When
    Answer answer =
        ingress.answer(
            authorized(ingress.to(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());

    // Then
    answer.isError(422, "ValidateError");
    assertThat(answer.data().propertyNames()).containsExactly(member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/nothing", "/api/v1/projects/%20/aiAgents", "/error"})
  void shouldKnowNoOtherPath(String path) {
    // When
    Answer answer = ingress.answer(ingress.to(path).build());

    // Then
    answer.isError(404, "NotFoundError");
    assertThat(answer.message()).isEqualTo("API endpoint not found");
  }

  @Test
  void shouldKnowNoOtherMethod() {
    // When
    Answer answer = ingress.answer(authorized(ingress.to(PATH)).DELETE().build());

    // Then
    answer.isError(405, "MethodNotAllowedError");
    assertThat(answer.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\u0001 HTTP/1.1|Host: x",
        "GET / HTTP/1.1",
        "GET /a\\b HTTP/1.1|Host: x",
        "GET /%00 HTTP/1.1|Host: x",
        "GET /..%2f HTTP/1.1|Host: x",
        "GET / HTTP/1.1|Host: x|Content-Length: -1",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding: x",
        "POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked, gzip",
        "GET / HTTP/9.9|Host: x",
        "nonsense"
      })
  void shouldUseTheEnvelopeForWhatTheContainerRefuses(String head) throws IOException {
    // When
    Exchange.Answer answer = ingress.wire().send(head.split("\\|"));

    // Then
    Answer.of(answer).isError(400, "ParameterError");
  }

  @Test
  void shouldBoundHeaders() throws IOException {
    // When
    Exchange.Answer answer =
        ingress.wire().send("GET / HTTP/1.1", "Host: x", "X: " + "x".repeat(20_000));

    // Then
    Answer.of(answer).isError(400, "ParameterError");
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN);
  }
}
