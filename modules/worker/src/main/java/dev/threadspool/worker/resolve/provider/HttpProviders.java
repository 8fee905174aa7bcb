package dev.threadspool.worker.resolve.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the allowed hosts over HTTP. Every pull request is asked for once at a time, whoever wants
 * it; what is not there within a batch's budget is not known, while requests that have begun go on
 * and are remembered. {@code threadspool.provider.requests{host,outcome}} counts what came of it.
 */
public final class HttpProviders implements Providers, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpProviders.class);

  private final AllowedHosts allowed;
  private final ProviderLimits limits;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Transport transport;
  private final Map<String, HostClient> clients = new HashMap<>();
  private final Cache<URI, Remembered> cache;
  private final Map<URI, CompletableFuture<Remembered>> running = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("provider-", 0).factory());

  /**
   * @param clock for rate limits and freshness
   * @throws IllegalArgumentException where a host is named twice
   */
  public HttpProviders(
      Collection<ProviderHost> hosts,
      ProviderLimits limits,
      InstantSource clock,
      MeterRegistry meters) {
    this.allowed = new AllowedHosts(hosts);
    this.limits = limits;
    this.clock = clock;
    this.meters = meters;
    this.transport = new Transport(limits.connect(), limits.request());
    this.cache = Caffeine.newBuilder().maximumSize(limits.cached()).build();
    for (ProviderHost host : allowed.all()) {
      clients.put(host.name(), new HostClient(host, limits, transport, clock));
    }
  }

  /** What a host said last; a null state where it said that there is nothing. */
  private record Remembered(
      @Nullable PullRequestState state, @Nullable String etag, Instant asked) {

    static final Remembered NOTHING = new Remembered(null, null, Instant.MIN);
  }

  @Override
  public Map<URI, PullRequestState> look(Collection<URI> addresses) {
    long end = System.nanoTime() + limits.budget().toNanos();
    Map<URI, CompletableFuture<Remembered>> answers = new LinkedHashMap<>();
    for (URI address : addresses) {
      Question question = allowed.question(address);
      if (question != null) {
        answers.put(address, remembered(question, end));
      }
    }
    await(answers.values(), end);
    Map<URI, PullRequestState> states = new HashMap<>();
    answers.forEach(
        (address, answer) -> {
          Remembered there = answer.isCompletedExceptionally() ? null : answer.getNow(null);
          if (there != null && there.state() != null) {
            states.put(address, there.state());
          }
        });
    return states;
  }

  private CompletableFuture<Remembered> remembered(Question question, long end) {
    Remembered last = cache.getIfPresent(question.uri());
    if (last != null && isFresh(last)) {
      count(question, "cached");
      return CompletableFuture.completedFuture(last);
    }
    try {
      return running.computeIfAbsent(
          question.uri(), _ -> CompletableFuture.supplyAsync(() -> ask(question, end), threads));
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(Remembered.NOTHING);
    }
  }

  /** Whatever goes wrong here, nothing is known. */
  private Remembered ask(Question question, long end) {
    try {
      Remembered last = cache.getIfPresent(question.uri());
      if (last != null && isFresh(last)) {
        return last;
      }
      HostClient client = Objects.requireNonNull(clients.get(question.host().name()));
      Answer answer = client.ask(question, last == null ? null : last.etag(), end);
      count(question, answer.outcome());
      Remembered now = remember(answer, last);
      if (now == null) {
        return Remembered.NOTHING;
      }
      cache.put(question.uri(), now);
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Remembered.NOTHING;
    } catch (RuntimeException e) {
      count(question, "error");
      // Without the exception itself, which may quote a header.
      log.atWarn()
          .addKeyValue("host", question.host().name())
          .addKeyValue("exception", e.getClass().getName())
          .log("A provider could not be asked");
      return Remembered.NOTHING;
    } finally {
      running.remove(question.uri());
    }
  }

  private @Nullable Remembered remember(Answer answer, @Nullable Remembered last) {
    Instant now = clock.instant();
    return switch (answer) {
      case Answer.Known(PullRequestState state, String etag) -> new Remembered(state, etag, now);
      case Answer.Unchanged _ ->
          last == null ? null : new Remembered(last.state(), last.etag(), now);
      case Answer.Denied _ -> new Remembered(null, null, now);
      case Answer.Missed _ -> null;
    };
  }

  private boolean isFresh(Remembered remembered) {
    return clock.instant().isBefore(remembered.asked().plus(limits.fresh()));
  }

  private void count(Question question, String outcome) {
    meters
        .counter(
            "threadspool.provider.requests", "host", question.host().name(), "outcome", outcome)
        .increment();
  }

  private static void await(Collection<CompletableFuture<Remembered>> answers, long end) {
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
          .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What is there is taken.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Requests that run are given up. */
  @Override
  public void close() {
    threads.shutdownNow();
    transport.close();
  }
}
