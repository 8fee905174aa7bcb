package dev.threadspool.ingress.http;

import dev.threadspool.contract.avro.ThreadSummary;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.error.Envelope;
import dev.threadspool.ingress.exchange.ThreadPath;
import dev.threadspool.ingress.publish.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

  private Answers() {}

  /** 200 with {@code AiAgentThreadSummary}. */
  static ResponseEntity<byte[]> thread(ThreadSummary thread) {
    return json(200).body(Envelope.ok(ThreadJson.summary(thread)));
  }

  /** 200 with a stored thread. */
  static ResponseEntity<byte[]> thread(StoredThread thread, @Nullable String applied) {
    ResponseEntity.BodyBuilder answer = json(200).cacheControl(CacheControl.noStore());
    if (applied != null) {
      answer.header(Preference.APPLIED, applied);
    }
    return answer.body(Envelope.ok(ThreadJson.thread(thread)));
  }

  /** 202: where the thread will be. */
  static ResponseEntity<byte[]> accepted(Asked asked) {
    ObjectNode results =
        JsonNodeFactory.instance.objectNode().put("uuid", asked.threadUuid().toString());
    return json(202)
        .header(HttpHeaders.LOCATION, ThreadPath.of(asked))
        .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
        .body(Envelope.ok(results));
  }

  static ResponseEntity<byte[]> error(ApiError error, HttpHeaders headers) {
    return json(error.statusCode()).headers(headers).body(Envelope.error(error));
  }

  private static ResponseEntity.BodyBuilder json(int status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
  }
}
