package dev.threadspool.worker.announce;

import dev.threadspool.contract.headers.DeadLetterCause;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.DeadLetterRecords;
import dev.threadspool.contract.wire.EventRecords;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.worker.decide.Outcome;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.intake.Intake;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns outcomes into the records that tell of them, as often as they are asked for the same ones.
 * Thread-safe.
 */
public final class Announcements {

  private final TopicNames topics;
  private final EventRecords events;
  private final Dependencies dependencies;
  private final String consumerGroup;
  private final int limitBytes;

  /**
   * @param limitBytes the largest event that the topics are sure to take
   */
  public Announcements(
      TopicNames topics,
      AvroWire wire,
      Dependencies dependencies,
      String consumerGroup,
      int limitBytes) {
    this.topics = topics;
    this.events = new EventRecords(topics, wire);
    this.dependencies = dependencies;
    this.consumerGroup = consumerGroup;
    this.limitBytes = limitBytes;
  }

  public int limitBytes() {
    return limitBytes;
  }

  /** Null for an outcome that another record announces, or nobody. */
  public @Nullable ProducerRecord<byte[], byte[]> of(Intake intake, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created(StoredThread thread) -> created(intake.source(), thread);
      case Outcome.Rejected(Rejection rejection) -> rejected(intake.source(), rejection);
      case Outcome.Dead(DeadLetter deadLetter) -> dead(intake.source(), deadLetter);
      case Outcome.Duplicate _, Outcome.Repeated _, Outcome.Erased _, Outcome.Forgotten _ -> null;
    };
  }

  /** The event of a thread that the source made. */
  public ProducerRecord<byte[], byte[]> created(
      ConsumerRecord<byte[], byte[]> source, StoredThread thread) {
    return dependencies.registry(() -> events.created(thread, source.headers()));
  }

  private ProducerRecord<byte[], byte[]> rejected(
      ConsumerRecord<byte[], byte[]> source, Rejection rejection) {
    return dependencies.registry(() -> events.rejected(rejection, source.headers()));
  }

  /** The record as it came, with what went wrong in spring-kafka's dead-letter headers. */
  private ProducerRecord<byte[], byte[]> dead(
      ConsumerRecord<byte[], byte[]> source, DeadLetter deadLetter) {
    return DeadLetterRecords.of(
        topics.createDlt(),
        source,
        new DeadLetterCause(
            deadLetter.origin().topicId(),
            consumerGroup,
            deadLetter.failedAt(),
            deadLetter.exception(),
            deadLetter.message(),
            deadLetter.stacktrace()));
  }
}
