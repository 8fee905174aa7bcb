package dev.threadspool.store.harness;

import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.ThreadStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Another worker's decision, on a thread of its own. It does one thing, then keeps its transaction
 * open until it is told how to end.
 *
 * @param <R> what the decision comes to
 */
public final class Neighbour<R> implements AutoCloseable {

  private static final int SECONDS = 30;

  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<@Nullable Void> acted = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ending = new CompletableFuture<>();
  private final CompletableFuture<R> ended;

  private Neighbour(ThreadStore store, Function<DecisionTransaction, R> decision) {
    this.ended =
        CompletableFuture.supplyAsync(
            () ->
                store.decide(
                    transaction -> {
                      R result = decision.apply(transaction);
                      acted.complete(null);
                      if (!ending.join()) {
                        throw new IllegalStateException("told to roll back");
                      }
                      return result;
                    }),
            thread);
  }

  /** Begins, and returns at once: the decision may have to wait for somebody. */
  public static <R> Neighbour<R> deciding(
      ThreadStore store, Function<DecisionTransaction, R> decision) {
    return new Neighbour<>(store, decision);
  }

  /** Waits until the decision is made, though not committed. */
  public Neighbour<R> untilActed() {
    get(acted);
    return this;
  }

  /** Lets it commit, as soon as it has acted. */
  public Neighbour<R> mayCommit() {
    ending.complete(true);
    return this;
  }

  /** Commits and waits for that. */
  public R commit() {
    mayCommit();
    return get(ended);
  }

  /** Rolls back and waits for that. */
  public void rollBack() {
    ending.complete(false);
    try {
      ended.get(SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("it was to roll back");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IllegalStateException)) {
        throw new AssertionError("the neighbour failed", e);
      }
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the neighbour does not end", e);
    }
  }

  @Override
  public void close() {
    ending.complete(true);
    // Not waited for: after a failure it may stand before a lock that a test is yet to release.
    thread.shutdown();
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the neighbour failed", e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the neighbour does not get on", e);
    }
  }
}
