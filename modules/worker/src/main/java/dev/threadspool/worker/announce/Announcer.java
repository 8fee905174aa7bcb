package dev.threadspool.worker.announce;

import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The announce loop. All decided batches that wait are told in one Kafka transaction, in offset
 * order, while the next ones are being decided; a Kafka transaction costs the same whatever its
 * size. So under load one begins {@link #APART} after the other began; the first after a rest
 * begins at once. The queue in front of it is bounded.
 *
 * <p>It runs until it is closed or its first failure. After that nothing is announced any more, and
 * nothing of what waits is lost: the offsets are not committed, so whoever owns the partitions next
 * is delivered it again. Only a membership that the group refuses is no failure: what was sent is
 * taken back, and told under the next membership as far as the partitions still belong to it.
 */
public final class Announcer {

  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  /** Of events that somebody waits for it is a fifth at most of the 100 ms that they may take. */
  private static final Duration APART = Duration.ofMillis(20);

  private static final Duration IDLE_AFTER = Duration.ofSeconds(1);

  /** For a loop that was cut off to close its producer. */
  private static final Duration LAST_STEPS = Duration.ofSeconds(5);

  private final AnnouncingProducer producer;
  private final Waiting waiting;
  private final AnnouncedOffsets announced;
  private final Milestones milestones;
  private final Duration membershipPatience;
  private final Consumer<Throwable> onFailure;
  private final Thread loop;

  private final Object end = new Object();
  private boolean closed;
  private boolean ended;
  private @Nullable Throwable failure;

  /**
   * @param membershipPatience by when the consumer has found out that it is no member any more
   */
  Announcer(
      String name,
      AnnouncingProducer producer,
      int capacity,
      long roomBytes,
      AnnouncedOffsets announced,
      Milestones milestones,
      Duration membershipPatience,
      Consumer<Throwable> onFailure) {
    this.producer = producer;
    this.waiting = new Waiting(capacity, roomBytes);
    this.announced = announced;
    this.milestones = milestones;
    this.membershipPatience = membershipPatience;
    this.onFailure = onFailure;
    this.loop = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    loop.start();
  }

  /** The membership of the consumer whose batches these are; told with every poll. */
  public void member(ConsumerGroupMetadata now) {
    waiting.member(now);
  }

  /** Waits for room for one batch; false where there was none in time. */
  public boolean awaitRoom(Duration patience) throws InterruptedException {
    return waiting.awaitRoom(patience);
  }

  /** Hands a batch over. Does not wait: {@link #awaitRoom} comes before the batch is decided. */
  public Handover offer(DecidedBatch batch) {
    return waiting.offer(batch);
  }

  /** Waits until everything handed over is announced. False where it took too long or failed. */
  public boolean drain(Duration patience) throws InterruptedException {
    return waiting.awaitEmpty(patience) && !isOver();
  }

  /** Forgets what waits of partitions that are given back. */
  public void drop(Collection<TopicPartition> partitions) {
    waiting.drop(partitions);
  }

  /** Whether nothing will be announced any more. */
  public boolean isOver() {
    synchronized (end) {
      return failure != null || closed;
    }
  }

  private void run() {
    try {
      long free = System.nanoTime();
      while (!isOver()) {
        Waiting.Turn turn = waiting.take(IDLE_AFTER);
        if (turn != null) {
          long next = System.nanoTime() + APART.toNanos();
          announce(turn);
          waiting.gather(next);
        } else if (!waiting.isStuck() && !isOver()) {
          announced.idle();
        }
        if (!waiting.isStuck()) {
          free = System.nanoTime();
        } else if (System.nanoTime() - free > membershipPatience.toNanos()) {
          throw new IllegalStateException("the consumer does not come back to its group");
        }
      }
    } catch (InterruptedException closing) {
      // Nobody but close() interrupts this thread.
    } catch (Throwable unknown) {
      // Committed or not: from here it cannot be told. The next producer's initTransactions settles
      // it.
      fail(unknown);
    } finally {
      synchronized (end) {
        ended = true;
        // One that is still pending would keep the producer from closing in good order.
        Thread.interrupted();
      }
      producer.close();
    }
  }

  private void announce(Waiting.Turn turn) {
    try {
      announced.committed(
          producer.announce(
              turn.batches(), turn.member(), () -> milestones.reached(Milestone.ANNOUNCING)));
      milestones.reached(Milestone.ANNOUNCED);
      waiting.announced();
    } catch (RefusedMembershipException refused) {
      log.atInfo()
          .addKeyValue("loop", loop.getName())
          .addKeyValue("generation", turn.member().generationId())
          .log("The group has moved on; what was to be announced waits for the next membership");
      waiting.refused(turn);
    }
  }

  /** Ends the loop as a failure of its own does; {@code onFailure} is told. */
  public void fail(Throwable cause) {
    synchronized (end) {
      if (closed || failure != null) {
        return;
      }
      failure = cause;
    }
    waiting.end();
    log.atWarn()
        .addKeyValue("loop", loop.getName())
        .addKeyValue("cause", cause.toString())
        .log("Announcing failed; the group's committed offsets decide where to go on");
    onFailure.accept(cause);
  }

  /**
   * Ends the loop; what still waits is dropped, and delivered again to the next owner.
   *
   * @param patience for the transaction at hand to end. One that is cut off may be committed
   *     without anybody here knowing it, so {@code announced_next} stays behind until the next
   *     owner comes
   */
  public void close(Duration patience) {
    synchronized (end) {
      closed = true;
    }
    waiting.end();
    try {
      if (!loop.join(patience)) {
        log.atWarn()
            .addKeyValue("loop", loop.getName())
            .log("An announce loop takes too long; what it waits for is cut off");
        cutOff();
        loop.join(LAST_STEPS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cutOff() {
    synchronized (end) {
      if (!ended) {
        loop.interrupt();
      }
    }
  }
}
