package dev.threadspool.ingress.harness;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A caller who is refused, and comes again as soon as he is told to, until nobody is there. */
public final class Returning {

  private static final Executor THREADS = Thread::startVirtualThread;

  /** An instance that stops allows for twice as much from its answer on. */
  private static final Duration LATE = Duration.ofMillis(500);

  private final TestIngress ingress;
  private final List<Long> told = new CopyOnWriteArrayList<>();
  private volatile boolean late;
  private volatile @Nullable UncheckedIOException end;

  public Returning(TestIngress ingress) {
    this.ingress = ingress;
  }

  /** Comes for the first time in so long. */
  public void comeIn(Duration pause) {
    comeAt(System.nanoTime() + pause.toNanos());
  }

  private void comeAt(long due) {
    CompletableFuture.delayedExecutor(due - System.nanoTime(), TimeUnit.NANOSECONDS, THREADS)
        .execute(() -> come(due));
  }

  private void come(long due) {
    long begun = System.nanoTime();
    if (begun - due > LATE.toNanos()) {
      late = true;
    }
    try {
      Answer refused = ingress.ask("{}").isError(503, "ServiceUnavailableError");
      long seconds = Long.parseLong(refused.header("Retry-After"));
      told.add(seconds);
      comeAt(begun + Duration.ofSeconds(seconds).toNanos());
    } catch (UncheckedIOException e) {
      end = e;
    }
  }

  /** {@code Retry-After} of each answer, in seconds. */
  public List<Long> told() {
    return told;
  }

  public boolean hasBeenTold() {
    return !told.isEmpty();
  }

  /** Whether he came later than he was told, at least once, and so perhaps too late. */
  public boolean wasLate() {
    return late;
  }

  /** Whether nobody was there to connect to at last. */
  public boolean foundNobody() {
    return end != null && end.getCause() instanceof ConnectException;
  }

  @Override
  public String toString() {
    return "told %s, then %s".formatted(told, end);
  }
}
