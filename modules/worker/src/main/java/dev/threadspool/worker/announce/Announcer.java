package dev.threadspool.worker.announce;

import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The announce loop. All decided batches that wait are told in one Kafka transaction, in offset
 * order, while the next ones are being decided; a Kafka transaction costs the same whatever its
 * size. The queue in front of it is bounded.
 *
 * <p>It runs until it is closed or its first failure. After that nothing is announced any more, and
 * nothing of what waits is lost: the offsets are not committed, so whoever owns the partitions next
 * is delivered it again.
 */
public final class Announcer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Announcer.class);
  private static final Duration IDLE_AFTER = Duration.ofSeconds(1);

  private final AnnouncingProducer producer;
  private final BlockingQueue<DecidedBatch> waiting;
  private final AnnouncedOffsets announced;
  private final Milestones milestones;
  private final Consumer<Throwable> onFailure;
  private final Thread loop;

  private final Object progress = new Object();
  private long accepted;
  private long settled;
  private boolean closed;
  private @Nullable Throwable failure;

  Announcer(
      String name,
      AnnouncingProducer producer,
      int capacity,
      AnnouncedOffsets announced,
      Milestones milestones,
      Consumer<Throwable> onFailure) {
    this.producer = producer;
    this.waiting = new ArrayBlockingQueue<>(capacity);
    this.announced = announced;
    this.milestones = milestones;
    this.onFailure = onFailure;
    this.loop = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    loop.start();
  }

  /**
   * Hands a batch over, waiting for room.
   *
   * @return false where there was no room in time, or the loop has failed; the batch was not taken
   *     then
   */
  public boolean offer(DecidedBatch batch, Duration patience) throws InterruptedException {
    synchronized (progress) {
      if (failure != null || closed) {
        return false;
      }
      accepted++;
    }
    if (waiting.offer(batch, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    settle(1);
    return false;
  }

  /** Waits until everything handed over is announced. False where it took too long or failed. */
  public boolean drain(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (progress) {
      while (settled < accepted && failure == null && !closed) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(progress, left);
      }
      return settled >= accepted && failure == null;
    }
  }

  /** Whether nothing will be announced any more. */
  public boolean isOver() {
    synchronized (progress) {
      return failure != null || closed;
    }
  }

  private void run() {
    try {
      while (!isOver()) {
        List<DecidedBatch> batches = next();
        if (batches.isEmpty()) {
          announced.idle();
        } else {
          announced.committed(
              producer.announce(batches, () -> milestones.reached(Milestone.ANNOUNCING)));
          milestones.reached(Milestone.ANNOUNCED);
          settle(batches.size());
        }
      }
    } catch (InterruptedException closing) {
      // Nobody but close() interrupts this thread.
    } catch (Throwable unknown) {
      // Committed or not: from here it cannot be told. The next producer's initTransactions settles
      // it.
      fail(unknown);
    } finally {
      // An interrupt that is still pending would keep the producer from closing in good order.
      Thread.interrupted();
      producer.close();
    }
  }

  /** All batches that wait, the oldest first; none when none came for a while. */
  private List<DecidedBatch> next() throws InterruptedException {
    DecidedBatch first = waiting.poll(IDLE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    List<DecidedBatch> batches = new ArrayList<>();
    batches.add(first);
    waiting.drainTo(batches);
    return batches;
  }

  private void settle(int batches) {
    synchronized (progress) {
      settled += batches;
      progress.notifyAll();
    }
  }

  private void fail(Throwable cause) {
    synchronized (progress) {
      if (closed) {
        return;
      }
      failure = cause;
      progress.notifyAll();
    }
    log.atWarn()
        .addKeyValue("loop", loop.getName())
        .addKeyValue("cause", cause.toString())
        .log("Announcing failed; the group's committed offsets decide where to go on");
    onFailure.accept(cause);
  }

  /** Ends the loop; what still waits is dropped, and delivered again to the next owner. */
  @Override
  public void close() {
    synchronized (progress) {
      closed = true;
      progress.notifyAll();
      if (failure == null) {
        loop.interrupt();
      }
    }
    try {
      loop.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
