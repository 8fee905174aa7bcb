package dev.threadspool.ingress.http;

import dev.threadspool.contract.avro.ThreadSummary;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.error.Envelope;
import dev.threadspool.ingress.exchange.ThreadPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as bytes with their type set: what a caller says it accepts must not turn a thread that
 * was made into an error.
 */
final class Answers {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Answers() {}

  /** 200 with {@code AiAgentThreadSummary}. */
  static ResponseEntity<byte[]> thread(ThreadSummary thread) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("uuid", thread.getUuid().toString());
    summary.put("agentUuid", thread.getAgentUuid().toString());
    summary.put("createdAt", time(thread.getCreatedAt()));
    summary.put("createdFrom", thread.getCreatedFrom());
    summary.put("title", thread.getTitle());
    summary.put("titleGeneratedAt", time(thread.getTitleGeneratedAt()));
    summary
        .putObject("firstMessage")
        .put("uuid", thread.getFirstMessage().getUuid().toString())
        .put("message", thread.getFirstMessage().getMessage());
    summary
        .putObject("user")
        .put("uuid", thread.getUser().getUuid().toString())
        .put("name", thread.getUser().getName());
    return json(200).body(Envelope.ok(summary));
  }

  /** 202: where the thread will be. */
  static ResponseEntity<byte[]> accepted(ThreadCommand command) {
    ObjectNode results =
        JsonNodeFactory.instance.objectNode().put("uuid", command.threadUuid().toString());
    return json(202)
        .header(HttpHeaders.LOCATION, ThreadPath.of(command))
        .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
        .body(Envelope.ok(results));
  }

  static ResponseEntity<byte[]> error(ApiError error, HttpHeaders headers) {
    return json(error.statusCode()).headers(headers).body(Envelope.error(error));
  }

  private static ResponseEntity.BodyBuilder json(int status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant);
  }
}
