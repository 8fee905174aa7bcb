package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.worker.announce.Announcer;
import dev.threadspool.worker.announce.DecidedBatch;
import dev.threadspool.worker.decide.ConcurrentDeletionException;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.dependency.Attempt;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.DependencyAwayException;
import dev.threadspool.worker.dependency.OutOfTimeException;
import dev.threadspool.worker.dependency.RolledBackException;
import dev.threadspool.worker.dependency.WaitBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes what a poll gave through the pipeline and hands it to the announce loop, in an attempt that
 * ends before the consumer has to poll again. Runs on the consumer's thread.
 *
 * <p>A dependency that is away, or an attempt that is over, comes out as an exception: the
 * container pauses the partitions, goes on polling and brings the same records again, for as long
 * as it takes. A record that makes processing fail is found by splitting the batch until it is
 * alone; it is tried once more by itself, and then only that one becomes a dead letter. The same
 * halving takes a batch through that needs more than may be held at once; the next ones are begun
 * as small as its pieces.
 */
final class BatchListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

  private static final Logger log = LoggerFactory.getLogger(BatchListener.class);

  private final BatchWork work;
  private final Announcer announcer;
  private final OwnedPartitions owned;
  private final LaneStop stop;
  private final WaitBudget budget;
  private final BatchFilter filter;
  private final BatchSize size;

  BatchListener(
      BatchWork work,
      Announcer announcer,
      OwnedPartitions owned,
      LaneStop stop,
      WaitBudget budget) {
    this.work = work;
    this.announcer = announcer;
    this.owned = owned;
    this.stop = stop;
    this.budget = budget;
    this.filter = new BatchFilter(owned, work.dependencies(), budget);
    this.size = new BatchSize(work.bounds().records());
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    if (consumer == null) {
      throw new IllegalStateException("the container must pass its consumer");
    }
    announcer.member(consumer.groupMetadata());
    Attempt.within(budget.attempt(), () -> attempt(records, consumer));
  }

  private void attempt(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    List<ConsumerRecord<byte[], byte[]>> wanted = filter.wanted(records, consumer);
    List<ConsumerRecord<byte[], byte[]>> left = wanted;
    try {
      // Where the lane is started anew or stops, the group's committed offsets bring these records
      // again, to it or to the partition's next owner.
      while (!left.isEmpty() && !announcer.isOver() && !stop.isTold()) {
        var chunk = Chunks.first(left, size.now(), work.bounds().bytes());
        process(chunk, consumer);
        size.cameThrough(chunk.size());
        left = left.subList(chunk.size(), left.size());
      }
    } catch (DependencyAwayException | OutOfTimeException failure) {
      if (wanted.stream().allMatch(owned::wants)) {
        size.cameToNothing();
      }
      throw failure;
    } catch (ConcurrentDeletionException gone) {
      log.atWarn().log("A batch is tried again: {}", gone.getMessage());
      throw gone;
    }
  }

  private void process(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Attempt.requireTime();
    awaitRoom();
    List<Decision> decisions;
    try {
      decisions = work.decide(records, committed(records));
    } catch (DependencyAwayException
        | OutOfTimeException
        | RolledBackException
        | ConcurrentDeletionException notTheRecords) {
      throw notTheRecords;
    } catch (RuntimeException | StackOverflowError fault) {
      isolate(records, fault, consumer);
      return;
    }
    handOver(records, decisions, consumer);
  }

  /** Before anything is decided: what is decided is answered, and should be announced soon. */
  private void awaitRoom() {
    try {
      if (!announcer.awaitRoom(Attempt.left(budget.room()))) {
        throw work.dependencies()
            .away(Dependency.BROKER, new TimeoutException("decided batches wait to be announced"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for room", e);
    }
  }

  private void isolate(
      List<ConsumerRecord<byte[], byte[]>> records, Throwable fault, Consumer<?, ?> consumer) {
    if (records.size() == 1) {
      tryOnceMore(records.getFirst(), fault, consumer);
      return;
    }
    size.areHalved(records.size(), fault);
    int half = records.size() / 2;
    process(records.subList(0, half), consumer);
    process(records.subList(half, records.size()), consumer);
  }

  private void tryOnceMore(
      ConsumerRecord<byte[], byte[]> record, Throwable first, Consumer<?, ?> consumer) {
    List<ConsumerRecord<byte[], byte[]>> alone = List.of(record);
    List<Decision> decisions;
    try {
      decisions = work.decide(alone, committed(alone));
    } catch (DependencyAwayException
        | OutOfTimeException
        | RolledBackException
        | ConcurrentDeletionException notTheRecords) {
      throw notTheRecords;
    } catch (RuntimeException | StackOverflowError fault) {
      if (fault != first) {
        fault.addSuppressed(first);
      }
      deadLetter(record, fault, consumer);
      return;
    }
    handOver(alone, decisions, consumer);
  }

  /**
   * What fails even as a dead letter is no fault of the record: it is tried again, never dropped.
   */
  private void deadLetter(
      ConsumerRecord<byte[], byte[]> record, Throwable fault, Consumer<?, ?> consumer) {
    List<ConsumerRecord<byte[], byte[]>> alone = List.of(record);
    List<Decision> decisions;
    try {
      decisions = work.giveUp(record, fault, committed(alone));
    } catch (DependencyAwayException | OutOfTimeException | RolledBackException notTheRecords) {
      throw notTheRecords;
    } catch (RuntimeException beyondHelp) {
      log(record, beyondHelp).log("A record can be neither processed nor given up: it blocks");
      throw beyondHelp;
    }
    log(record, fault).log("A record makes processing fail; it is a dead letter");
    handOver(alone, decisions, consumer);
  }

  private static LoggingEventBuilder log(ConsumerRecord<?, ?> record, Throwable cause) {
    return log.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("cause", cause.toString());
  }

  private Map<PartitionKey, Long> committed(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<PartitionKey, Long> committed = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Long next = owned.committed(new TopicPartition(record.topic(), record.partition()));
      committed.put(work.partition(record), next == null ? 0L : next);
    }
    return committed;
  }

  private void handOver(
      List<ConsumerRecord<byte[], byte[]>> records,
      List<Decision> decisions,
      Consumer<?, ?> consumer) {
    ConsumerGroupMetadata member = consumer.groupMetadata();
    if (member.generationId() < 0) {
      throw new IllegalStateException("no member of the group any more; the next poll joins it");
    }
    announcer.member(member);
    DecidedBatch batch = Batches.of(records, decisions);
    switch (announcer.offer(batch)) {
      case TAKEN -> owned.handedOver(Batches.nextOffsets(batch));
      case OVER -> {
        // The next owner finds in the store what is decided.
      }
    }
  }
}
