package dev.threadspool.operator.dlq;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The records that are sent again, the marks that say so and the group's offsets, together or not
 * at all. There is one such producer at a time: a new one aborts what an earlier one had open, and
 * that one can commit nothing any more. So who has opened this and then reads the marks knows all
 * that was done. Not thread-safe.
 */
final class Transactions implements AutoCloseable {

  /**
   * Below these a worker waits for a transaction that was left open: readers of the command topics
   * stand still meanwhile.
   */
  private static final Map<String, Object> IMPATIENT =
      Map.of(
          "transaction.timeout.ms", 10_000,
          "delivery.timeout.ms", 9_000,
          "request.timeout.ms", 5_000,
          "max.block.ms", 15_000);

  private final DeadLetterTopic topic;
  private final KafkaProducer<byte[], byte[]> producer;

  private Transactions(DeadLetterTopic topic, KafkaProducer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /** Settles what an earlier one left open, and takes over. */
  static Transactions open(DeadLetterTopic topic) {
    Map<String, Object> settings = new LinkedHashMap<>(IMPATIENT);
    settings.put("transactional.id", topic.group());
    KafkaProducer<byte[], byte[]> producer = topic.clients().openProducer(settings);
    try {
      producer.initTransactions();
      return new Transactions(topic, producer);
    } catch (RuntimeException failure) {
      producer.close();
      throw failure;
    }
  }

  /** How one ended. */
  sealed interface Result {

    /**
     * All of it was done.
     *
     * @param places where records were published
     */
    record Committed(Map<Letter, RecordMetadata> places) implements Result {}

    /** Nothing was done, because some are not taken for their size. */
    record TooLarge(List<Letter> letters) implements Result {}
  }

  /**
   * All of these in one transaction.
   *
   * @throws TakenOverException where somebody else has opened transactions since
   * @throws KafkaException where the cluster refuses, or does not answer: nothing was done, or all
   *     of it was
   */
  Result commit(
      List<Letter> letters, Treatment treatment, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      producer.beginTransaction();
      Map<Letter, Future<RecordMetadata>> sent = send(letters, treatment);
      producer.flush();
      List<Letter> tooLarge =
          sent.keySet().stream().filter(each -> isTooLarge(sent, each)).toList();
      if (!tooLarge.isEmpty()) {
        producer.abortTransaction();
        return new Result.TooLarge(tooLarge);
      }
      Map<Letter, RecordMetadata> places = new LinkedHashMap<>();
      sent.forEach((letter, future) -> places.put(letter, acknowledged(future)));
      letters.forEach(letter -> mark(letter, treatment.mark(letter, places.get(letter))));
      if (!offsets.isEmpty()) {
        producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(topic.group()));
      }
      producer.commitTransaction();
      return new Result.Committed(places);
    } catch (RuntimeException failure) {
      abort(failure);
      throw isFenced(failure) ? new TakenOverException(failure) : failure;
    }
  }

  private Map<Letter, Future<RecordMetadata>> send(List<Letter> letters, Treatment treatment) {
    Map<Letter, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    for (Letter letter : letters) {
      ProducerRecord<byte[], byte[]> record = treatment.record(letter);
      if (record != null) {
        try {
          sent.put(letter, producer.send(record));
        } catch (KafkaException failure) {
          // An earlier one failed; the producer takes nothing more in this transaction.
          producer.flush();
          if (sent.keySet().stream().noneMatch(each -> isTooLarge(sent, each))) {
            throw failure;
          }
          return sent;
        }
      }
    }
    return sent;
  }

  // A send that fails makes the commit fail.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void mark(Letter letter, Mark mark) {
    producer.send(
        new ProducerRecord<>(
            topic.names().createDltHandled(),
            MarkCodec.key(topic.topicId(), letter.place()),
            MarkCodec.write(mark)));
  }

  private static boolean isTooLarge(Map<Letter, Future<RecordMetadata>> sent, Letter letter) {
    Future<RecordMetadata> future = sent.get(letter);
    return future != null
        && future.isDone()
        && future.state() == Future.State.FAILED
        && future.exceptionNow() instanceof RecordTooLargeException;
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException refusal
          ? refusal
          : new KafkaException("a record was not taken", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while records were sent", e);
    }
  }

  private static boolean isFenced(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  private void abort(RuntimeException failure) {
    try {
      producer.abortTransaction();
    } catch (RuntimeException second) {
      // The cluster ends it, or the next one that takes over.
      failure.addSuppressed(second);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
