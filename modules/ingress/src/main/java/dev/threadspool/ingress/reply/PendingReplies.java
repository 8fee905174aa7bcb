package dev.threadspool.ingress.reply;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Requests that wait, each with the reply that it may get. Thread-safe. */
public final class PendingReplies {

  private final Map<CorrelationId, PendingReply> waiting = new ConcurrentHashMap<>();

  /** Listens for a reply until it is closed. */
  public PendingReply open() {
    PendingReply reply = new PendingReply(CorrelationId.random(), this::close);
    waiting.put(reply.id(), reply);
    return reply;
  }

  private void close(PendingReply reply) {
    waiting.remove(reply.id(), reply);
  }

  /** Others' replies, and those that come too late, are nobody's. */
  void arrived(byte @Nullable [] correlationId, byte @Nullable [] value) {
    CorrelationId id = CorrelationId.of(correlationId);
    PendingReply reply = id == null || value == null ? null : waiting.get(id);
    if (reply != null && value != null) {
      reply.arrived(value);
    }
  }
}
