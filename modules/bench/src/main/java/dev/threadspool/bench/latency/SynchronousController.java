package dev.threadspool.bench.latency;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.threadspool.bench.contenders.RowInserts;
import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.error.Envelope;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.identity.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a thread while its caller waits. */
@RestController
final class SynchronousController {

  /** No record made these threads; every thread names one. */
  private static final UUID NO_TOPIC = UUID.randomUUID();

  private final AtomicLong count = new AtomicLong();
  private final Authenticator authenticator;
  private final ThreadMaker maker;
  private final Jdbi jdbi;

  SynchronousController(Authenticator authenticator, ThreadMaker maker, Jdbi jdbi) {
    this.authenticator = authenticator;
    this.maker = maker;
    this.jdbi = jdbi;
  }

  @PostMapping("/api/v1/projects/{projectUuid}/aiAgents/{agentUuid}/threads")
  ResponseEntity<byte[]> create(
      @PathVariable UUID projectUuid,
      @PathVariable UUID agentUuid,
      @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RequestBody byte[] body)
      throws UnacceptableJsonException, ShapeException {
    Caller caller = authenticator.authenticate(List.of(authorization));
    ThreadRequest request = ThreadRequestReader.read(BodyJson.parse(body));
    UUID threadUuid = UuidCreator.getTimeOrderedEpoch();
    ThreadCommand command =
        new ThreadCommand(
            UuidCreator.getTimeOrderedEpoch(),
            threadUuid,
            PromptUuid.of(threadUuid),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            caller.organizationUuid(),
            projectUuid,
            agentUuid,
            caller.actor(),
            "web_app",
            request.prompt(),
            request.modelConfig(),
            request.context());
    StoredThread thread = maker.make(command, new Origin(NO_TOPIC, 0, count.getAndIncrement()));
    jdbi.useTransaction(handle -> RowInserts.insert(handle, thread));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Envelope.ok(summary(thread)));
  }

  /** As the ingress answers. */
  private static ObjectNode summary(StoredThread thread) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("uuid", thread.threadUuid().toString());
    summary.put("agentUuid", thread.agentUuid().toString());
    summary.put("createdAt", thread.createdAt().toString());
    summary.put("createdFrom", thread.createdFrom());
    summary.putNull("title");
    summary.putNull("titleGeneratedAt");
    summary
        .putObject("firstMessage")
        .put("uuid", thread.promptUuid().toString())
        .put("message", thread.prompt());
    summary
        .putObject("user")
        .put("uuid", thread.actor().uuid().toString())
        .put("name", thread.actorName());
    return summary;
  }
}
