package dev.threadspool.ingress.http;

import dev.threadspool.ingress.error.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts requests for threads by outcome: {@code threadspool.ingress.requests}. Thread-safe. */
public final class RequestMetrics {

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  public RequestMetrics(MeterRegistry meters) {
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("threadspool.ingress.requests")
              .description("requests for threads, by how they ended")
              .tag("outcome", outcome.label())
              .register(meters));
    }
  }

  void count(Outcome outcome) {
    Objects.requireNonNull(counters.get(outcome)).increment();
  }
}
