package dev.threadspool.ingress.http;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.limits.TextLimits;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.admission.Place;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.ingress.identity.IdempotencyKey;
import dev.threadspool.ingress.identity.ThreadIds;
import dev.threadspool.ingress.publish.Order;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as an order: checks all that can be checked without asking anybody. Thread-safe. */
public final class RequestReader {

  /** What Lightdash's own endpoint always writes. */
  private static final String BY_USER = "web_app";

  private static final String BY_SERVICE = "service";

  private final ThreadIds ids;
  private final Bodies bodies;
  private final int maxPromptBytes;
  private final Clock clock;

  /**
   * @param bodyTimeout for the whole of a body
   */
  public RequestReader(
      ThreadIds ids, int maxBodyBytes, Duration bodyTimeout, int maxPromptBytes, Clock clock) {
    this.ids = ids;
    this.bodies = new Bodies(maxBodyBytes, bodyTimeout);
    this.maxPromptBytes = maxPromptBytes;
    this.clock = clock;
  }

  /**
   * @param place is told of the body before it is read
   * @param correlationId null where nobody waits
   * @throws ApiException for whatever is not of the contract's shape, or beyond its limits
   * @throws IOException where the caller went away
   */
  Order read(
      HttpServletRequest request,
      PathUuids path,
      Caller caller,
      Place place,
      byte @Nullable [] correlationId)
      throws IOException {
    IdempotencyKey key =
        IdempotencyKey.of(Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
    UUID threadUuid = ids.threadUuid(caller, path.projectUuid(), path.agentUuid(), key);
    ThreadRequest body = body(request, place);
    ThreadCommand command =
        new ThreadCommand(
            ids.commandId(),
            threadUuid,
            PromptUuid.of(threadUuid),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            caller.organizationUuid(),
            path.projectUuid(),
            path.agentUuid(),
            caller.actor(),
            createdFrom(caller),
            body.prompt(),
            body.modelConfig(),
            body.context());
    ThreadCreateCommand encodable = CommandCodec.toAvro(command);
    ApiError beyondLimits = TextLimits.check(encodable, maxPromptBytes);
    if (beyondLimits != null) {
      throw Refusals.invalid(beyondLimits);
    }
    String trace = TraceParent.of(request.getHeader(TraceParent.HEADER));
    return new Order(command, encodable, key, trace, correlationId);
  }

  private static String createdFrom(Caller caller) {
    return switch (caller.actor().type()) {
      case USER -> BY_USER;
      case SERVICE -> BY_SERVICE;
    };
  }

  private ThreadRequest body(HttpServletRequest request, Place place) throws IOException {
    try {
      return ThreadRequestReader.read(BodyJson.parse(bodies.read(request, place)));
    } catch (UnacceptableJsonException e) {
      throw Refusals.invalid(e.error("The request body"));
    } catch (ShapeException e) {
      throw Refusals.invalid(e.error());
    }
  }
}
