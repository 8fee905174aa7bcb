package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is refused is refused in the envelope, and nothing is published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

  private static final String PATH =
      TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);
  private static final int MAX_BODY = 1024 * 1024;
  private static final int MAX_PROMPT = 256 * 1024;

  private World world;
  private TestIngress ingress;

  @BeforeAll
  void start() {
    world = new World();
    ingress = world.startReady(Map.of());
  }

  @AfterAll
  void stop() {
    // The last of all: no test of this class may have published anything but what it said.
    assertThat(world.answerer().received())
        .allSatisfy(each -> assertThat(each.command().prompt()).startsWith("taken"));
    world.close();
  }

  @Test
  void shouldAskForAToken() {
    // When
    Answer answer = ingress.answer(asking().build());

    // Then
    answer.isError(401, "AuthorizationError");
    assertThat(answer.message()).isEqualTo("Failed to authorize user");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ldpat_sample-ada", "ldpat_sample-ada", "ApiKey", "Basic YTpi"})
  void shouldKnowNoOtherScheme(String authorization) {
    // When
    Answer answer = ingress.answer(asking().header("Authorization", authorization).build());

    // Then
    answer.isError(401, "AuthorizationError");
  }

  @Test
  void shouldNotChooseBetweenTwoTokens() {
    // When
    Answer answer =
        ingress.answer(
            asking()
                .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
                .header("Authorization", "ApiKey " + SampleLightdash.VIEWER_TOKEN)
                .build());

    // Then
    answer.isError(401, "AuthorizationError");
  }

  @ParameterizedTest
  @ValueSource(strings = {SampleLightdash.EXPIRED_TOKEN, "ldpat_nobody's", "x"})
  void shouldTellTheSameOfEveryTokenThatIsNotGood(String token) {
    // When
    Answer answer = ingress.answer(asking().header("Authorization", "ApiKey " + token).build());

    // Then
    answer.isError(401, "AuthorizationError");
    assertThat(answer.message()).isEqualTo("Personal access token is not recognised");
  }

  @Test
  void shouldRefuseADeactivatedUser() {
    // When
    Answer answer =
        ingress.answer(
            asking()
                .header("Authorization", "ApiKey " + SampleLightdash.DEACTIVATED_TOKEN)
                .build());

    // Then
    answer.isError(403, "DeactivatedAccountError");
  }

  @Test
  void shouldRefuseAUserWithoutOrganization() {
    // When
    Answer answer =
        ingress.answer(
            asking()
                .header("Authorization", "ApiKey " + SampleLightdash.TOKEN_WITHOUT_ORGANIZATION)
                .build());

    // Then
    answer.isError(403, "ForbiddenError");
    assertThat(answer.message()).isEqualTo("Organization not found");
  }

  @Test
  void shouldTakeATokenHashedWithBcrypt() {
    // When
    Answer answer =
        ingress.answer(
            asking().header("Authorization", "apikey " + SampleLightdash.BCRYPT_TOKEN).build());

    // Then
    answer.isOk();
    assertThat(answer.results().path("user").path("uuid").asString())
        .isEqualTo(SampleLightdash.ADMIN.toString());
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
        "GET /\u0001 HTTP/1.1\r\nHost: x\r\n",
        "GET / HTTP/1.1\r\n",
        "GET /a|b HTTP/1.1\r\nHost: x\r\n",
        "GET /%00 HTTP/1.1\r\nHost: x\r\n",
        "GET /..%2f HTTP/1.1\r\nHost: x\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n"
      })
  void shouldUseTheEnvelopeForWhatTheContainerRefuses(String head) throws IOException {
    // When
    String answer = raw(head + "Connection: close\r\n\r\n");

    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/json")
        .contains("\"name\":\"ParameterError\",\"statusCode\":400");
  }

  @Test
  void shouldKeepTheContainersOwnStatusInTheEnvelope() throws IOException {
    // When
    String answer =
        raw("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\nConnection: close\r\n\r\n");

    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 501")
        .contains("\"name\":\"UnexpectedServerError\",\"statusCode\":501");
  }

  @Test
  void shouldBoundHeaders() throws IOException {
    // When
    String answer =
        raw(
            "GET / HTTP/1.1\r\nHost: x\r\nX: "
                + "x".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"name\":\"ParameterError\"");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", ingress.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpRequest.Builder asking() {
    return ingress
        .to(PATH)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString("{\"prompt\":\"taken " + UUID.randomUUID() + "\"}"));
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN);
  }
}
