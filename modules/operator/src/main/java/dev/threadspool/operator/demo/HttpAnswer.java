package dev.threadspool.operator.demo;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came back over HTTP. */
public record HttpAnswer(int status, JsonNode body, Duration took) {

  /** The thread's uuid; empty where there is none. */
  public String threadUuid() {
    return body.path("results").path("uuid").asString("");
  }

  String errorName() {
    return body.path("error").path("name").asString("");
  }

  String errorMessage() {
    return body.path("error").path("message").asString("");
  }
}
