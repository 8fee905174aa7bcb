package dev.threadspool.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an exchange which breaks a document does not pass: whoever holds must be held too. */
class ContractTest {

  private static final String UUIDS = "0198f3a0-3c1e-7d52-9d3b-0a4c1d2e3f40";
  private static final String PATH = "/api/v1/projects/%1$s/aiAgents/%1$s/threads".formatted(UUIDS);
  private static final String THREAD =
      """
      {"uuid":"%1$s","agentUuid":"%1$s","createdAt":"2026-06-24T10:00:00.000Z","createdFrom":"web_app",
       "title":null,"titleGeneratedAt":null,"firstMessage":{"uuid":"%1$s","message":""},
       "user":{"uuid":"%1$s","name":"Ada"}}
      """
          .formatted(UUIDS);
  private static final String CREATED = "{\"status\":\"ok\",\"results\":%s}".formatted(THREAD);

  private String method = "POST";
  private String path = PATH;
  private final Map<String, List<String>> asked =
      new HashMap<>(
          Map.of(
              "Authorization", List.of("ApiKey x"), "Content-Type", List.of("application/json")));
  private String body = "{\"prompt\":\"What sells?\"}";
  private int status = 200;
  private final Map<String, List<String>> answered =
      new HashMap<>(Map.of("Content-Type", List.of("application/json")));
  private String answer = CREATED;

  @Test
  void shouldPassWhatIsRight() {
    passes(Meant.VALID);
  }

  @Test
  void shouldCountWhatItHolds() {
    // Given
    long before = Tally.heldSoFar();

    // When
    passes(Meant.VALID);

    // Then
    assertThat(Tally.heldSoFar()).isEqualTo(before + 1);
  }

  @Test
  void shouldSeeAMemberThatIsMissingInTheAnswer() {
    answer = CREATED.replace("\"title\":null,", "");
    fails(Meant.VALID, "answer by our document");
  }

  @Test
  void shouldSeeAMemberThatOnlyOurDocumentForbids() {
    answer = CREATED.replace("\"title\":null", "\"title\":null,\"secret\":1");
    fails(Meant.VALID, "answer by our document");
  }

  @Test
  void shouldSeeAHeaderThatIsNotDocumented() {
    answered.put("X-Powered-By", List.of("something"));
    fails(Meant.VALID, "x-powered-by");
  }

  @Test
  void shouldSeeARequestThatWasTakenAgainstTheContract() {
    body = "{\"prompt\":7}";
    fails(Meant.VALID, "taken, but not by our document");
  }

  @Test
  void shouldSeeThatARequestShouldHaveBeenRefused() {
    fails(Meant.INVALID, "meant to be refused");
  }

  @Test
  void shouldSeeAnAnswerInTwoWords() {
    refused(400, "ParameterError", 413);
    fails(Meant.VALID, "status in the envelope");
  }

  @Test
  void shouldSeeAnErrorThatIsNotNamed() {
    refused(400, "NotFoundError", 400);
    fails(Meant.VALID, "answer by our document");
  }

  @Test
  void shouldSeeAnErrorThatIsNotInTheEnvelope() {
    status = 404;
    answered.put("Content-Type", List.of("text/html"));
    answer = "<html>";
    fails(Meant.VALID, "type of an error");
  }

  @Test
  void shouldSeeAShapeThatWasRefusedThoughItIsRight() {
    refused(422, "ValidateError", 422);
    fails(Meant.VALID, "right by our document");
  }

  @Test
  void shouldPassAnAcceptanceOnlyToWhoPrefersIt() {
    // Given
    status = 202;
    answer = "{\"status\":\"ok\",\"results\":{\"uuid\":\"%s\"}}".formatted(UUIDS);
    answered.put("Location", List.of(PATH + "/" + UUIDS));
    answered.put("Preference-Applied", List.of("respond-async"));

    // When / Then
    fails(Meant.VALID, "answer by the seed");
    long before = Tally.of(Exempt.ACCEPTED);
    asked.put("prefer", List.of("wait=5, Respond-Async"));
    passes(Meant.VALID);
    assertThat(Tally.of(Exempt.ACCEPTED)).isEqualTo(before + 1);
  }

  @Test
  void shouldSeeAnAnswerToWhatNobodyDescribed() {
    path = "/api/v1/secrets";
    fails(Meant.VALID, "answered, but not documented");
    method = "PURGE";
    path = PATH;
    fails(Meant.VALID, "answered, but not documented");
  }

  @Test
  void shouldHoldRefusalsOfWhatIsNoHttpToo() {
    // Given
    Exchange.Answer good =
        new Exchange.Answer(
            400,
            headers(answered),
            "{\"status\":\"error\",\"error\":{\"name\":\"ParameterError\",\"statusCode\":400,\"message\":\"m\",\"data\":{}}}"
                .getBytes(StandardCharsets.UTF_8));
    answered.put("Server", List.of("tomcat"));
    Exchange.Answer talkative = new Exchange.Answer(400, headers(answered), good.body());

    // When / Then
    assertThatCode(() -> Contract.hold(new Exchange(null, good))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Contract.hold(new Exchange(null, talkative)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("server");
  }

  /** Far more elements than the slower library is asked about; only the last one is wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"file\"}", "7", "{\"type\":\"other\",\"path\":\"a\"}"})
  void shouldSeeTheOneFaultOfALargeBody(String wrong) {
    String many = "{\"type\":\"file\",\"path\":\"a\"},".repeat(5_000);
    body = "{\"context\":[%s%s]}".formatted(many, wrong);
    fails(Meant.VALID, "taken, but not by our document");
    body = "{\"context\":[%s]}".formatted(many.substring(0, many.length() - 1));
    passes(Meant.VALID);
  }

  @Test
  void shouldReadRandomBodiesAlikeByBothLibraries() {
    RandomRequests requests = new RandomRequests(7);
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      bodies.add(JsonText.of(requests.next(), requests.random()));
    }
    for (String each : bodies) {
      body = each;
      passes(Meant.VALID);
    }
  }

  private void refused(int answeredWith, String name, int told) {
    status = answeredWith;
    answer =
        "{\"status\":\"error\",\"error\":{\"name\":\"%s\",\"statusCode\":%d,\"message\":\"m\",\"data\":{}}}"
            .formatted(name, told);
  }

  private void passes(Meant meant) {
    assertThatCode(() -> Contract.hold(exchange(), meant)).doesNotThrowAnyException();
  }

  private void fails(Meant meant, String why) {
    assertThatThrownBy(() -> Contract.hold(exchange(), meant))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(why);
  }

  private Exchange exchange() {
    return new Exchange(
        new Exchange.Request(
            method,
            URI.create("http://127.0.0.1" + path),
            asked,
            body.getBytes(StandardCharsets.UTF_8)),
        new Exchange.Answer(status, headers(answered), answer.getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpHeaders headers(Map<String, List<String>> headers) {
    return HttpHeaders.of(headers, (_, _) -> true);
  }
}
