package dev.threadspool.ingress.reply;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request's place among those that wait. */
public final class PendingReply implements AutoCloseable {

  private final CorrelationId id;
  private final Consumer<PendingReply> onClose;
  private final CompletableFuture<byte[]> value = new CompletableFuture<>();

  PendingReply(CorrelationId id, Consumer<PendingReply> onClose) {
    this.id = id;
    this.onClose = onClose;
  }

  CorrelationId id() {
    return id;
  }

  /** What the reply has to carry. */
  public byte[] correlationId() {
    return id.bytes();
  }

  void arrived(byte[] bytes) {
    value.complete(bytes);
  }

  /**
   * The reply's value, still encoded; null where it has not come within the wait, or where the
   * waiting thread was interrupted (and still is).
   */
  public byte @Nullable [] await(Duration wait) {
    try {
      return value.get(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply never fails", e);
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
