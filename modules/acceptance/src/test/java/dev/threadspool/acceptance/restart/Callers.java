package dev.threadspool.acceptance.restart;

import dev.threadspool.contract.openapi.HeldHttp;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Callers who ask for one thread after the other until they are told to stop. Whatever is no 200 is
 * asked again with the same key: at once of the next ingress, where there is one; of the same after
 * as long as it says. Now and then one asks again for what it has.
 */
final class Callers implements AutoCloseable {

  private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(60);
  private static final Duration WHEN_NOBODY_IS_THERE = Duration.ofMillis(100);
  private static final int REPEATS_EVERY = 10;

  private final HeldHttp http = new HeldHttp();
  private final List<Instance> ingresses;
  private final Tally tally = new Tally();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  private Callers(List<Instance> ingresses) {
    this.ingresses = ingresses;
  }

  static Callers start(int count, List<Instance> ingresses) {
    Callers callers = new Callers(ingresses);
    for (int caller = 0; caller < count; caller++) {
      int first = caller;
      callers.callers.execute(() -> callers.ask(first));
    }
    return callers;
  }

  /** What they have met so far. */
  Tally tally() {
    return tally;
  }

  /** Lets everybody come to an end. */
  Tally stop() {
    end.countDown();
    callers.close();
    return tally;
  }

  private void ask(int first) {
    try {
      for (int count = first; end.getCount() > 0; count++) {
        String key = UUID.randomUUID().toString();
        insist(key, count);
        if (count % REPEATS_EVERY == 0) {
          insist(key, count + 1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void insist(String key, int first) throws InterruptedException {
    long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
    for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
      Instance ingress = ingresses.get((first + attempt) % ingresses.size());
      Duration pause = ask(key, ingress);
      if (pause.isZero()) {
        return;
      }
      boolean askedAll = attempt % ingresses.size() == ingresses.size() - 1;
      if (askedAll) {
        // Whoever is told to stop does not wait any more, but asks until he has his thread.
        var _ = end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    tally.givenUp(key);
  }

  /** How long to wait before it is asked again; zero where the thread is there. */
  private Duration ask(String key, Instance ingress) throws InterruptedException {
    try {
      Asking.Answer answer = Asking.ask(http, ingress.address(), key);
      tally.answered(key, answer);
      return answer.status() == 200
          ? Duration.ZERO
          : Duration.ofSeconds(Math.max(1, answer.retryAfter()));
    } catch (ConnectException e) {
      tally.notReached();
    } catch (IOException e) {
      tally.cutOff(e);
    }
    return WHEN_NOBODY_IS_THERE;
  }

  @Override
  public void close() {
    callers.shutdownNow();
    http.close();
  }
}
