package dev.threadspool.acceptance.overload;

import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.openapi.HeldHttp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Callers who want one thread after the other until there are so many in all. Whoever is refused
 * asks again at once, whatever {@code Retry-After} says: nobody is less patient.
 */
final class Crowd implements AutoCloseable {

  private final HeldHttp http;
  private final Supplier<HttpRequest> request;
  private final int wanted;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger untold = new AtomicInteger();
  private final AtomicInteger others = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> callers = new ArrayList<>();

  /**
   * @param request a new one each time
   * @param wanted threads; some more are made by those who have asked already
   */
  Crowd(HeldHttp http, Supplier<HttpRequest> request, int callers, int wanted) {
    this.http = http;
    this.request = request;
    this.wanted = wanted;
    for (int caller = 0; caller < callers; caller++) {
      this.callers.add(CompletableFuture.runAsync(this::insist, threads));
    }
  }

  private void insist() {
    while (made.get() < wanted) {
      HttpResponse<byte[]> answer = http.send(request.get(), Meant.VALID);
      switch (answer.statusCode()) {
        case 200 -> made.incrementAndGet();
        case 429, 503 -> {
          refused.incrementAndGet();
          if (answer.headers().firstValueAsLong("Retry-After").orElse(0) < 1) {
            untold.incrementAndGet();
          }
        }
        default -> others.incrementAndGet();
      }
    }
  }

  /**
   * @throws java.util.concurrent.CompletionException where somebody got no answer, or a wrong one
   */
  boolean isDone() {
    callers.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(Crowd::fail);
    return callers.stream().allMatch(CompletableFuture::isDone);
  }

  private static void fail(CompletableFuture<Void> caller) {
    var _ = caller.join();
  }

  int made() {
    return made.get();
  }

  /** Answers 429 and 503. */
  int refused() {
    return refused.get();
  }

  /** Of those, how many did not say when to ask again. */
  int untold() {
    return untold.get();
  }

  /** Answers of any other status but 200. */
  int others() {
    return others.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
