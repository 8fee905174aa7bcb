package dev.threadspool.ingress.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.openapi.Exchange;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, read. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static Answer of(HttpResponse<byte[]> response) {
    assertThat(response.headers().firstValue("Content-Type"))
        .as("type of %d bytes", response.body().length)
        .contains("application/json");
    return new Answer(response.statusCode(), response.headers(), MAPPER.readTree(response.body()));
  }

  public static Answer of(Exchange.Answer answer) {
    return new Answer(answer.status(), answer.headers(), MAPPER.readTree(answer.body()));
  }

  public JsonNode results() {
    return body.path("results");
  }

  public JsonNode data() {
    return body.path("error").path("data");
  }

  public String message() {
    return body.path("error").path("message").asString();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** An error in the envelope, with exactly its members, and the status in both places. */
  public Answer isError(int expected, String name) {
    assertThat(status).as(body.toString()).isEqualTo(expected);
    assertThat(body.propertyNames()).containsExactlyInAnyOrder("status", "error");
    assertThat(body.path("status").asString()).isEqualTo("error");
    JsonNode error = body.path("error");
    assertThat(error.propertyNames())
        .containsExactlyInAnyOrder("name", "statusCode", "message", "data");
    assertThat(error.path("name").asString()).isEqualTo(name);
    assertThat(error.path("statusCode").asInt()).isEqualTo(expected);
    assertThat(error.path("data").isObject()).isTrue();
    return this;
  }

  public Answer isOk() {
    assertThat(status).as(body.toString()).isEqualTo(200);
    assertThat(body.propertyNames()).containsExactlyInAnyOrder("status", "results");
    assertThat(body.path("status").asString()).isEqualTo("ok");
    return this;
  }
}
