package dev.threadspool.worker.announce;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Decided batches on their way from the consumer's thread to the announce loop: those that wait,
 * those that are being announced, and the membership under which they may be. A partition that is
 * {@linkplain #drop given up} leaves all of them before its next membership is known here, so what
 * is {@linkplain #take taken} together belongs together. Thread-safe.
 */
final class Waiting {

  /**
   * @param batches the oldest first; never empty
   * @param member speaks for all of them
   */
  record Turn(List<DecidedBatch> batches, ConsumerGroupMetadata member) {}

  private final int capacity;
  private final long roomBytes;
  private final Deque<DecidedBatch> waiting = new ArrayDeque<>();
  // Of all that wait; room is asked for more often than batches come.
  private long waitingBytes;
  private List<DecidedBatch> inTurn = List.of();
  private @Nullable ConsumerGroupMetadata member;
  private @Nullable ConsumerGroupMetadata refused;
  private boolean over;

  /**
   * @param capacity so many batches at most, and fewer where they are large
   * @param roomBytes where so many bytes wait there is no more room; the batch for which there was
   *     comes on top of them. A Kafka transaction is not to take long, and has no more than both
   */
  Waiting(int capacity, long roomBytes) {
    this.capacity = capacity;
    this.roomBytes = roomBytes;
  }

  /**
   * The consumer's membership now. One that has none any more announces nothing: without a
   * generation its offsets would be committed unfenced.
   */
  synchronized void member(ConsumerGroupMetadata now) {
    if (!now.equals(member)) {
      member = now.generationId() < 0 ? null : now;
      notifyAll();
    }
  }

  /** Whether there is, or comes, room for a batch; true also when all is over. */
  synchronized boolean awaitRoom(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!over && !hasRoom()) {
      if (!await(deadline)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes the batch also where the room that {@linkplain #awaitRoom was there} is taken meanwhile,
   * by a turn that was {@linkplain #refused refused}: it is decided, and must not be left out.
   */
  synchronized Handover offer(DecidedBatch batch) {
    if (over) {
      return Handover.OVER;
    }
    waiting.add(batch);
    waitingBytes += batch.bytes();
    notifyAll();
    return Handover.TAKEN;
  }

  /** Waits until everything is announced. False where it takes too long, or cannot be any more. */
  synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isEmpty()) {
      if (over || (inTurn.isEmpty() && !isMember()) || !await(deadline)) {
        return false;
      }
    }
    return true;
  }

  synchronized void drop(Collection<TopicPartition> partitions) {
    List<DecidedBatch> left = without(waiting, partitions);
    waiting.clear();
    waiting.addAll(left);
    waitingBytes = bytes(left);
    inTurn = without(inTurn, partitions);
    notifyAll();
  }

  /** All that wait; null where there is nothing to announce for a while. */
  synchronized @Nullable Turn take(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (waiting.isEmpty() || !isMember()) {
      if (over || !await(deadline)) {
        return null;
      }
    }
    inTurn = List.copyOf(waiting);
    waiting.clear();
    waitingBytes = 0;
    notifyAll();
    return new Turn(inTurn, Objects.requireNonNull(member));
  }

  /**
   * Waits for more to wait, so that it is announced together.
   *
   * @param deadline as {@link System#nanoTime} has it; comes earlier where there is no more room
   */
  synchronized void gather(long deadline) throws InterruptedException {
    while (!over && hasRoom()) {
      if (!await(deadline)) {
        return;
      }
    }
  }

  synchronized void announced() {
    inTurn = List.of();
    notifyAll();
  }

  /** They wait again, first in the row, for a membership that is better than this one. */
  synchronized void refused(Turn turn) {
    for (DecidedBatch batch : inTurn.reversed()) {
      waiting.addFirst(batch);
    }
    waitingBytes += bytes(inTurn);
    inTurn = List.of();
    refused = turn.member();
    notifyAll();
  }

  /** Whether batches wait for the consumer to be a member again. */
  synchronized boolean isStuck() {
    return !waiting.isEmpty() && !isMember();
  }

  synchronized void end() {
    over = true;
    notifyAll();
  }

  private boolean hasRoom() {
    return waiting.size() < capacity && waitingBytes < roomBytes;
  }

  private static long bytes(Collection<DecidedBatch> batches) {
    return batches.stream().mapToLong(DecidedBatch::bytes).sum();
  }

  private boolean isEmpty() {
    return waiting.isEmpty() && inTurn.isEmpty();
  }

  private boolean isMember() {
    return member != null && !member.equals(refused);
  }

  private boolean await(long deadline) throws InterruptedException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    TimeUnit.NANOSECONDS.timedWait(this, left);
    return true;
  }

  private static List<DecidedBatch> without(
      Collection<DecidedBatch> batches, Collection<TopicPartition> partitions) {
    List<DecidedBatch> left = new ArrayList<>();
    for (DecidedBatch batch : batches) {
      DecidedBatch rest = batch.without(partitions);
      if (!rest.isEmpty()) {
        left.add(rest);
      }
    }
    return left;
  }
}
