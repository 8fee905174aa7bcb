package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.acceptance.faults.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes a plan in the background: with {@code acks=all} and idempotent, alone or in
 * transactions, as the plan says. Goes on through brokers that are away; what is not acknowledged
 * within the delivery time-out is entered as unknown and not tried again.
 */
public final class Publisher implements AutoCloseable {

  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);
  private static final Duration TICK = Duration.ofMillis(10);

  private final Ledger ledger = new Ledger();
  private final AtomicInteger sent = new AtomicInteger();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("publisher").daemon().factory());
  private final List<Planned> plan;
  private final Encoding encoding;
  private final Rate rate;
  private final SingleRecords singles;
  private final Transactions transactions;
  private final Future<?> ticking;
  private volatile int limit;

  // Both of the clock's thread.
  private long last = System.nanoTime();
  private double due;

  private Publisher(Site site, Workload workload, Rate rate, Duration deliveryTimeout, int limit) {
    this.limit = limit;
    this.plan = workload.records();
    this.encoding = new Encoding(site.topics(), site.wire(), workload.seed());
    this.rate = rate;
    String brokers = site.addresses().bootstrapServers();
    this.singles = new SingleRecords(brokers, deliveryTimeout, ledger);
    this.transactions =
        new Transactions(brokers, site.group() + "-publisher", deliveryTimeout, ledger);
    askRegistryOnce();
    this.ticking =
        clock.scheduleWithFixedDelay(this::sendDue, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Begins to publish. */
  public static Publisher start(Site site, Workload workload, Rate rate) {
    return start(site, workload, rate, USUAL_PATIENCE, workload.records().size());
  }

  /**
   * The same with another patience than the producer's usual two minutes.
   *
   * @param deliveryTimeout after which an outcome is unknown; at least 3 s
   * @param limit for the time being only so many of the records; see {@link #upTo}
   */
  public static Publisher start(
      Site site, Workload workload, Rate rate, Duration deliveryTimeout, int limit) {
    return new Publisher(site, workload, rate, deliveryTimeout, limit);
  }

  /**
   * Moves the limit. At it, publishing waits; it goes on at its rate, without a burst for the time
   * that it waited. A transaction that is begun below the limit goes out as a whole.
   *
   * @param records so many of the plan
   */
  public void upTo(int records) {
    limit = Math.min(records, plan.size());
  }

  /** Later the registry may be away. */
  private void askRegistryOnce() {
    for (boolean upstream : new boolean[] {false, true}) {
      plan.stream()
          .filter(planned -> planned.upstream() == upstream && planned.damage() == null)
          .findFirst()
          .ifPresent(encoding::record);
    }
  }

  /** Sends what is due by now; a transaction as a whole. */
  private void sendDue() {
    long now = System.nanoTime();
    due = sent.get() >= limit ? 0 : due + rate.due(Duration.ofNanos(now - last));
    last = now;
    while (due >= 1 && sent.get() < limit && !clock.isShutdown()) {
      Planned next = plan.get(sent.get());
      switch (next.delivery()) {
        case Delivery.Alone() -> {
          singles.send(next, encoding.record(next));
          sentMore(1);
        }
        case Delivery.InTransaction transaction -> {
          List<Planned> members = members(transaction);
          List<ProducerRecord<byte[], byte[]>> records =
              members.stream().map(encoding::record).toList();
          transactions.send(members, records, transaction.aborted());
          sentMore(members.size());
        }
      }
    }
  }

  private void sentMore(int records) {
    sent.addAndGet(records);
    due -= records;
  }

  private List<Planned> members(Delivery.InTransaction transaction) {
    return plan.subList(sent.get(), plan.size()).stream()
        .takeWhile(planned -> planned.delivery().equals(transaction))
        .toList();
  }

  /** How many records were handed to a producer so far. */
  public int sent() {
    return sent.get();
  }

  /** How many records there are. */
  public int total() {
    return plan.size();
  }

  /** Whether all are sent, and the fate of each is entered. */
  public boolean isDone() {
    return ledger.size() == plan.size();
  }

  /**
   * Waits until all are sent and entered.
   *
   * @throws IllegalStateException where it takes longer, or publishing failed for good
   */
  public void await(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isDone()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "published %d of %d records within %s".formatted(ledger.size(), plan.size(), patience));
      }
      throwIfFailed();
    }
  }

  /** The clock stops by itself only where publishing fails. */
  private void throwIfFailed() {
    try {
      ticking.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillTicking) {
      // As it should.
    } catch (ExecutionException e) {
      throw new IllegalStateException("publishing failed for good", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while publishing", e);
    }
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Stops early where it is not done; what is under way is waited for. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
        clock.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    singles.close();
    transactions.close();
  }
}
