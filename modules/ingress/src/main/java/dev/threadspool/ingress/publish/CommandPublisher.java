package dev.threadspool.ingress.publish;

import dev.threadspool.contract.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands and tells, within a bound, what became of them. Thread-safe once it is {@link
 * #open}.
 */
public final class CommandPublisher implements AutoCloseable {

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final CommandRecords records;
  private final Duration timeout;
  private volatile @Nullable Producer<byte[], byte[]> producer;

  /**
   * @param producers makes the producer, which fails while the broker's name cannot be resolved
   * @param timeout nobody waits longer for an acknowledgment
   */
  public CommandPublisher(
      Supplier<Producer<byte[], byte[]>> producers, CommandRecords records, Duration timeout) {
    this.producers = producers;
    this.records = records;
    this.timeout = timeout;
  }

  /** Makes the producer and lets it find the topic, so that the first request need not wait. */
  public void open() {
    Producer<byte[], byte[]> now = producer;
    if (now == null) {
      now = producers.get();
      producer = now;
    }
    var _ = now.partitionsFor(records.topic());
  }

  /**
   * Publishes and waits for the acknowledgment.
   *
   * @throws RegistryUnavailableException before anything was sent
   */
  public Publication publish(Order order) {
    Producer<byte[], byte[]> now = producer;
    if (now == null) {
      return new Publication.NotSent(new IllegalStateException("the producer is not open yet"));
    }
    return await(send(now, records.of(order)));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same, and who calls it
  private static CompletableFuture<Publication> send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Publication> fate = new CompletableFuture<>();
    Thread caller = Thread.currentThread();
    try {
      producer.send(
          record,
          (_, failure) -> {
            if (failure == null) {
              fate.complete(new Publication.Acknowledged());
            } else if (Thread.currentThread() == caller) {
              // The producer refuses in the caller's own thread what it never queued.
              fate.complete(new Publication.NotSent(failure));
            } else {
              fate.complete(new Publication.Unknown(failure));
            }
          });
    } catch (RuntimeException refused) {
      fate.complete(new Publication.NotSent(refused));
    }
    return fate;
  }

  private Publication await(CompletableFuture<Publication> fate) {
    try {
      return fate.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Publication.Unknown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Publication.Unknown(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a fate never fails", e);
    }
  }

  @Override
  public void close() {
    Producer<byte[], byte[]> now = producer;
    if (now != null) {
      now.close(timeout);
    }
  }
}
