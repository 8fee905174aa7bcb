package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.worker.announce.Announcer;
import dev.threadspool.worker.announce.DecidedBatch;
import dev.threadspool.worker.decide.ConcurrentDeletionException;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.DependencyAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes what a poll gave through the pipeline and hands it to the announce loop. Runs on the
 * consumer's thread.
 *
 * <p>A dependency that is away comes out as an exception: the container pauses the partitions, goes
 * on polling and brings the same records again, for as long as it takes. A record that makes
 * processing fail is found by splitting the batch until it is alone, and only that one becomes a
 * dead letter.
 */
final class BatchListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

  private static final Logger log = LoggerFactory.getLogger(BatchListener.class);
  private static final Duration ROOM_IN_THE_QUEUE = Duration.ofSeconds(5);

  private final CommandDecoder decoder;
  private final Pipeline pipeline;
  private final Announcer announcer;
  private final OwnedPartitions owned;
  private final LaneStop stop;
  private final Dependencies dependencies;
  private final BatchBounds bounds;

  BatchListener(
      CommandDecoder decoder,
      Pipeline pipeline,
      Announcer announcer,
      OwnedPartitions owned,
      LaneStop stop,
      Dependencies dependencies,
      BatchBounds bounds) {
    this.decoder = decoder;
    this.pipeline = pipeline;
    this.announcer = announcer;
    this.owned = owned;
    this.stop = stop;
    this.dependencies = dependencies;
    this.bounds = bounds;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    if (consumer == null) {
      throw new IllegalStateException("the container must pass its consumer");
    }
    List<ConsumerRecord<byte[], byte[]>> wanted = records.stream().filter(owned::wants).toList();
    for (List<ConsumerRecord<byte[], byte[]>> chunk :
        Chunks.of(wanted, bounds.records(), bounds.bytes())) {
      if (announcer.isOver() || stop.isTold()) {
        // The lane is started anew, or stops; the group's committed offsets bring these records
        // again, to it or to the partition's next owner.
        return;
      }
      process(chunk, consumer);
    }
  }

  private void process(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    List<Decision> decisions;
    try {
      decisions = pipeline.run(records.stream().map(decoder::decode).toList(), committed(records));
    } catch (DependencyAwayException | ConcurrentDeletionException notTheRecords) {
      throw notTheRecords;
    } catch (RuntimeException fault) {
      isolate(records, fault, consumer);
      return;
    }
    handOver(records, decisions, consumer);
  }

  private void isolate(
      List<ConsumerRecord<byte[], byte[]>> records,
      RuntimeException fault,
      Consumer<?, ?> consumer) {
    if (records.size() == 1) {
      ConsumerRecord<byte[], byte[]> record = records.getFirst();
      log.atError()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .addKeyValue("cause", fault.getClass().getName())
          .log("A record makes processing fail; it becomes a dead letter");
      deadLetter(record, fault, consumer);
      return;
    }
    int half = records.size() / 2;
    process(records.subList(0, half), consumer);
    process(records.subList(half, records.size()), consumer);
  }

  /**
   * What fails even as a dead letter is no fault of the record: it is tried again, never dropped.
   */
  private void deadLetter(
      ConsumerRecord<byte[], byte[]> record, RuntimeException fault, Consumer<?, ?> consumer) {
    List<ConsumerRecord<byte[], byte[]>> alone = List.of(record);
    Intake dead = new Intake.Unreadable(record, decoder.origin(record), fault);
    handOver(alone, pipeline.run(List.of(dead), committed(alone)), consumer);
  }

  private Map<PartitionKey, Long> committed(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<PartitionKey, Long> committed = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      Long next = owned.committed(partition);
      committed.put(
          new PartitionKey(decoder.origin(record).topicId(), record.partition()),
          next == null ? 0L : next);
    }
    return committed;
  }

  private void handOver(
      List<ConsumerRecord<byte[], byte[]>> records,
      List<Decision> decisions,
      Consumer<?, ?> consumer) {
    List<ProducerRecord<byte[], byte[]>> announcements = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.announcement() != null) {
        announcements.add(decision.announcement());
      }
    }
    Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      nextOffsets.merge(
          new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
    }
    offer(new DecidedBatch(announcements, nextOffsets, consumer.groupMetadata()));
    owned.handedOver(nextOffsets);
  }

  private void offer(DecidedBatch batch) {
    try {
      if (!announcer.offer(batch, ROOM_IN_THE_QUEUE)) {
        throw dependencies.away(
            Dependency.BROKER, new TimeoutException("decided batches wait to be announced"));
      }
      dependencies.back(Dependency.BROKER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while handing a batch over", e);
    }
  }
}
