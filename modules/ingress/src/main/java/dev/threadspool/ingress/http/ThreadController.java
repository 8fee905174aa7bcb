package dev.threadspool.ingress.http;

import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Outcome;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.ingress.exchange.ThreadExchange;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.identity.Caller;
import dev.threadspool.ingress.publish.Order;
import dev.threadspool.ingress.reply.PendingReplies;
import dev.threadspool.ingress.reply.PendingReply;
import dev.threadspool.ingress.startup.Startup;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code createAgentThread}: who asks, is there room, what is asked, ask. */
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
      Caller caller = authenticator.authenticate(headers(request, HttpHeaders.AUTHORIZATION));
      boolean async = Preference.isAsync(headers(request, Preference.HEADER));
      PathUuids path = PathUuids.of(projectUuid, agentUuid);
      try (PendingReply reply = pending.open()) {
        if (reply == null) {
          throw Refusals.tooManyWaiting();
        }
        Order order = reader.read(request, path, caller, async ? null : reply.correlationId());
        requireReady();
        ResponseEntity<byte[]> answer = async ? accept(order) : ask(order, reply);
        outcome = async ? Outcome.ACCEPTED : Outcome.CREATED;
        return answer;
      }
    } catch (ApiException e) {
      outcome = e.outcome();
      throw e;
    } finally {
      metrics.count(outcome);
    }
  }

  private ResponseEntity<byte[]> ask(Order order, PendingReply reply) {
    return Answers.thread(exchange.ask(order, reply));
  }

  private ResponseEntity<byte[]> accept(Order order) {
    exchange.order(order);
    return Answers.accepted(order.command());
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
