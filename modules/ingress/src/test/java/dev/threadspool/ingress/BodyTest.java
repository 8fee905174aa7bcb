package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Untouched;
import dev.threadspool.local.sample.SampleLightdash;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked: all that is not of the shape, or beyond a bound, is refused in the envelope;
 * nothing is published.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Shared.Extension.class)
class BodyTest {

  private static final String PATH =
      TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);
  private static final int MAX_BODY = 1024 * 1024;
  private static final int MAX_PROMPT = 256 * 1024;

  private final TestIngress ingress;
  private final Untouched untouched;

  BodyTest(Shared shared) {
    this.ingress = shared.ingress();
    this.untouched = new Untouched(shared);
  }

  @AfterAll
  void assertNothingElseWasPublished() {
    untouched.assertNothingElseWasPublished();
  }

  static Stream<String> notJson() {
    return Stream.of(
        "", "{", "{}x", "{\"prompt\":\"\\u0000\"}", "{\"a\":1,\"a\":2}", "[".repeat(70), "\uFFFF");
  }

  @ParameterizedTest
  @MethodSource("notJson")
  void shouldRefuseWhatIsNoAcceptableJson(String body) {
    // When
    Answer answer = ingress.askAgainstContract(body);

    // Then
    answer.isError(400, "ParameterError");
    assertThat(answer.message()).startsWith("The request body ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | body",
        "{\"prompt\":null} | body.prompt",
        "{\"prompt\":7} | body.prompt",
        "{\"modelConfig\":{\"modelName\":\"m\"}} | body.modelConfig.modelProvider",
        "{\"context\":{}} | body.context",
        "{\"context\":[{\"type\":\"nothing\"}]} | body.context.$0.type",
        "{\"context\":[{\"type\":\"chart\"}]} | body.context.$0.chartUuid",
        "{\"context\":[{\"type\":\"chart\",\"chartUuid\":\"x\"}]} | body.context.$0.chartUuid",
      })
  void shouldNameTheMemberAtFault(String body, String member) {
    // When
    Answer answer = ingress.askAgainstContract(body);

    // Then
    answer.isError(422, "ValidateError");
    assertThat(answer.data().propertyNames()).contains(member);
  }

  @Test
  void shouldTakeABodyAtItsBoundAndRefuseOneByteMore() {
    // Given
    String start = "{\"prompt\":\"taken\",\"ignored\":\"";
    String full = start + "x".repeat(MAX_BODY - start.length() - 2) + "\"}";

    // When
    Answer taken = ingress.ask(full);
    Answer refused = ingress.ask(full + " ");

    // Then
    taken.isOk();
    refused.isError(413, "PayloadTooLargeError");
  }

  @Test
  void shouldRefuseABodyThatBecomesMoreThanTheTopicTakes() {
    // Given: a number of two bytes is eight in a command
    String start =
        """
        {"prompt":"","context":[{"type":"chart","chartUuid":"%s","runtimeOverrides":{"dashboardParameters":{"":[0\
        """
            .formatted(SampleLightdash.CHART)
            .strip();
    String end = "]}}}]}";
    String full = start + ",0".repeat((MAX_BODY - start.length() - end.length()) / 2) + end;

    // When
    Answer refused = ingress.ask(full);
    Answer next = ingress.ask("{\"prompt\":\"taken\"}");

    // Then: it is the caller's, and the broker is not away
    refused.isError(413, "PayloadTooLargeError");
    next.isOk();
  }

  @Test
  void shouldRefuseATooLargeBodyWhoseLengthIsNotTold() {
    // Given
    byte[] body = " ".repeat(MAX_BODY + 1).getBytes(StandardCharsets.UTF_8);

    // When
    Answer answer =
        ingress.answerAgainstContract(
            authorized(ingress.to(PATH))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build());

    // Then
    answer.isError(413, "PayloadTooLargeError");
  }

  @Test
  void shouldTakeAPromptAtItsBoundAndRefuseOneByteMore() {
    // Given a prompt in characters of two bytes
    String prompt = "taken " + "é".repeat((MAX_PROMPT - 6) / 2);

    // When
    Answer taken = ingress.ask("{\"prompt\":\"%s\"}".formatted(prompt));
    Answer refused = ingress.ask("{\"prompt\":\"%sx\"}".formatted(prompt));

    // Then
    taken.isOk();
    refused.isError(400, "ParameterError");
    assertThat(refused.message()).contains(String.valueOf(MAX_PROMPT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/json;charset=utf-16",
        "?"
      })
  void shouldTakeJsonInUtf8Only(String contentType) {
    // When
    Answer answer =
        ingress.answerAgainstContract(
            authorized(ingress.to(PATH))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("{}"))
                .build());

    // Then
    answer.isError(415, "UnsupportedMediaTypeError");
  }

  @Test
  void shouldTakeNoCompressedBody() {
    // When
    Answer answer = ingress.ask("{}", "Content-Encoding", "gzip");

    // Then
    answer.isError(415, "UnsupportedMediaTypeError");
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN);
  }
}
