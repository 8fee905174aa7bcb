package dev.threadspool.worker.resolve.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one host, if it may be asked now: its rate limit, its circuit breaker and the bound of
 * requests at once stand before every request. Blocks; to be called on a virtual thread.
 * Thread-safe.
 */
final class HostClient {

  private final Transport transport;
  private final RateLimit rateLimit;
  private final CircuitBreaker breaker;
  private final Semaphore slots;

  HostClient(ProviderHost host, ProviderLimits limits, Transport transport, InstantSource clock) {
    this.transport = transport;
    this.rateLimit = new RateLimit(host.name(), host.kind().api().rateLimitPrefix(), clock);
    this.breaker = Breakers.breaker(host.name(), limits);
    this.slots = new Semaphore(limits.concurrency(), true);
  }

  /**
   * @param etag what is known already, null for nothing
   * @param end nobody waits for a request that has not begun by this {@link System#nanoTime()}
   */
  Answer ask(Question question, @Nullable String etag, long end) throws InterruptedException {
    if (rateLimit.forbidsAsking()) {
      return new Answer.Missed("paused");
    }
    if (!slots.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      return new Answer.Missed("crowded_out");
    }
    try {
      if (rateLimit.forbidsAsking()) {
        return new Answer.Missed("paused");
      }
      return breaker.tryAcquirePermission()
          ? request(question, etag)
          : new Answer.Missed("circuit_open");
    } finally {
      slots.release();
    }
  }

  /** Every way out tells the breaker what it was. */
  private Answer request(Question question, @Nullable String etag) throws InterruptedException {
    long begun = System.nanoTime();
    Exception failure;
    String outcome;
    try {
      Reply reply = transport.get(question.host(), question.uri(), etag);
      if (reply.status() < 500) {
        breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return rateLimit.note(reply)
            ? new Answer.Missed("rate_limited")
            : Answers.read(question, reply, etag != null);
      }
      boolean _ = rateLimit.note(reply);
      failure = new IOException("Status " + reply.status());
      outcome = "failed";
    } catch (TimeoutException e) {
      failure = e;
      outcome = "timeout";
    } catch (IOException e) {
      failure = e;
      outcome = "unreachable";
    } catch (InterruptedException | RuntimeException e) {
      breaker.releasePermission();
      throw e;
    }
    breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
    return new Answer.Missed(outcome);
  }
}
