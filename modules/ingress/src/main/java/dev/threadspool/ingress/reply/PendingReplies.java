package dev.threadspool.ingress.reply;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Requests at work, up to a bound, each with the reply that it may get. Thread-safe. The gauge
 * {@code threadspool.ingress.waiting} tells how many there are.
 */
public final class PendingReplies {

  private final Map<CorrelationId, PendingReply> waiting = new ConcurrentHashMap<>();
  private final Semaphore places;

  /**
   * @param bound so many at once
   */
  public PendingReplies(int bound, MeterRegistry meters) {
    this.places = new Semaphore(bound);
    Gauge.builder("threadspool.ingress.waiting", () -> bound - places.availablePermits())
        .description("requests at work")
        .register(meters);
  }

  /** A place, given back by closing it; null where all are taken. */
  public @Nullable PendingReply open() {
    if (!places.tryAcquire()) {
      return null;
    }
    PendingReply reply = new PendingReply(CorrelationId.random(), this::close);
    waiting.put(reply.id(), reply);
    return reply;
  }

  private void close(PendingReply reply) {
    if (waiting.remove(reply.id(), reply)) {
      places.release();
    }
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
