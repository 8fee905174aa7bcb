package dev.threadspool.worker.resolve.provider;

import java.time.Duration;

/**
 * How far the worker goes to learn a title.
 *
 * @param budget how long a batch waits for all its pull requests together
 * @param connect how long a connection may take to come about
 * @param request how long one request may take with all its body; longer than the budget, so that a
 *     slow answer is there for the next batch
 * @param concurrency requests to one host at once
 * @param fresh for how long an answer is taken without asking again
 * @param cached so many pull requests are remembered
 * @param open how long a host that keeps failing is left alone
 */
public record ProviderLimits(
    Duration budget,
    Duration connect,
    Duration request,
    int concurrency,
    Duration fresh,
    int cached,
    Duration open) {

  public ProviderLimits {
    requirePositive(budget, connect, request, fresh, open);
    if (concurrency < 1 || cached < 0) {
      throw new IllegalArgumentException("A limit of pull requests is below what it can be");
    }
  }

  private static void requirePositive(Duration... times) {
    for (Duration time : times) {
      if (!time.isPositive()) {
        throw new IllegalArgumentException("A time of pull requests is not positive: " + time);
      }
    }
  }
}
