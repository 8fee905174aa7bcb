package dev.threadspool.worker.resolve.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A circuit breaker a host: it opens when half of the last ten requests failed or took longer than
 * a batch waits, and lets two through to try after a while.
 */
final class Breakers {

  private static final Logger log = LoggerFactory.getLogger(Breakers.class);
  private static final int WINDOW = 10;
  private static final int ENOUGH = 5;
  private static final int TRIALS = 2;
  private static final float HALF = 50;

  private Breakers() {}

  static CircuitBreaker breaker(String host, ProviderLimits limits) {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            host,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, ENOUGH, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(HALF)
                .slowCallRateThreshold(HALF)
                .slowCallDurationThreshold(limits.budget())
                .waitDurationInOpenState(limits.open())
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event ->
                log.atWarn()
                    .addKeyValue("host", host)
                    .addKeyValue("from", event.getStateTransition().getFromState())
                    .addKeyValue("to", event.getStateTransition().getToState())
                    .log("The circuit breaker of a provider changed its state"));
    return breaker;
  }
}
