package dev.threadspool.ingress.http;

import dev.threadspool.ingress.admission.Place;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Outcome;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.ingress.exchange.ThreadExchange;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.ingress.publish.Asked;
import dev.threadspool.ingress.publish.Order;
import dev.threadspool.ingress.reply.PendingReplies;
import dev.threadspool.ingress.reply.PendingReply;
import dev.threadspool.ingress.startup.Startup;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code createAgentThread}: there is room; who asks, what is asked, ask. */
@RestController
public class ThreadController {

  private final Authenticator authenticator;
  private final PendingReplies pending;
  private final Startup startup;
  private final RequestReader reader;
  private final ThreadExchange exchange;
  private final RequestMetrics metrics;

  public ThreadController(
      Authenticator authenticator,
      PendingReplies pending,
      Startup startup,
      RequestReader reader,
      ThreadExchange exchange,
      RequestMetrics metrics) {
    this.authenticator = authenticator;
    this.pending = pending;
    this.startup = startup;
    this.reader = reader;
    this.exchange = exchange;
    this.metrics = metrics;
  }

  /** Answers when the outcome is known; at once, on {@code Prefer: respond-async}. */
  @PostMapping("/api/v1/projects/{projectUuid}/aiAgents/{agentUuid}/threads")
  public ResponseEntity<byte[]> create(
      @PathVariable String projectUuid, @PathVariable String agentUuid, HttpServletRequest request)
      throws IOException {
    Outcome outcome = Outcome.FAILED;
    try {
      Place place = AdmissionInterceptor.place(request);
      Caller caller = authenticator.authenticate(headers(request, HttpHeaders.AUTHORIZATION));
      place.isOf(caller);
      boolean async = Preference.isAsync(headers(request, Preference.HEADER));
      PathUuids path = PathUuids.of(projectUuid, agentUuid);
      ResponseEntity<byte[]> answer =
          async
              ? Answers.accepted(publish(request, path, caller, place, null))
              : ask(request, path, caller, place);
      outcome = async ? Outcome.ACCEPTED : Outcome.CREATED;
      return answer;
    } catch (ApiException e) {
      outcome = e.outcome();
      throw e;
    } catch (IOException e) {
      outcome = Outcome.INVALID;
      throw e;
    } finally {
      metrics.count(outcome);
    }
  }

  private ResponseEntity<byte[]> ask(
      HttpServletRequest request, PathUuids path, Caller caller, Place place) throws IOException {
    try (PendingReply reply = pending.open()) {
      Asked asked = publish(request, path, caller, place, reply);
      return Answers.thread(exchange.await(asked, reply));
    }
  }

  /** Whoever waits afterwards does so without his body. */
  private Asked publish(
      HttpServletRequest request,
      PathUuids path,
      Caller caller,
      Place place,
      @Nullable PendingReply reply)
      throws IOException {
    byte[] correlationId = reply == null ? null : reply.correlationId();
    Order order = reader.read(request, path, caller, place, correlationId);
    requireReady();
    return exchange.publish(order, reply);
  }

  private void requireReady() {
    Startup.Waiting waiting = startup.waiting();
    if (waiting != null) {
      throw Refusals.notReady(waiting.dependency());
    }
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }
}
