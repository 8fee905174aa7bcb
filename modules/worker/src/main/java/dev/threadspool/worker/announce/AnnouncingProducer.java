package dev.threadspool.worker.announce;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The transactional producer of one announce loop. Its first act settles whatever a predecessor
 * with the same {@code transactional.id} left open. After any failure whose outcome is not known it
 * is closed and never used again: only a new one can tell what became of the last commit. Not
 * thread-safe.
 */
final class AnnouncingProducer implements AutoCloseable {

  /**
   * An open transaction holds back every read_committed reader of the topics for at most this long.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> producer;

  private AnnouncingProducer(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * @throws org.apache.kafka.common.KafkaException where the broker is away, or the predecessor's
   *     transaction could not be settled in time
   */
  static AnnouncingProducer open(Map<String, Object> kafka, String transactionalId) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis() / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new AnnouncingProducer(producer);
    } catch (RuntimeException failure) {
      producer.close(CLOSE_TIMEOUT);
      throw failure;
    }
  }

  /**
   * Sends the records and offsets of all batches, in their order, in one transaction.
   *
   * @param batches never empty
   * @param member the consumer's membership; one that was replaced cannot commit
   * @param beforeCommit runs when everything is sent
   * @return the offsets that are committed now
   * @throws RefusedMembershipException where the group refuses the member; the transaction is
   *     aborted then, and another one may follow
   */
  Map<TopicPartition, Long> announce(
      List<DecidedBatch> batches, ConsumerGroupMetadata member, Runnable beforeCommit) {
    producer.beginTransaction();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (DecidedBatch batch : batches) {
      batch
          .parts()
          .forEach(
              (partition, part) -> {
                part.records().forEach(this::send);
                offsets.merge(partition, part.nextOffset(), Math::max);
              });
    }
    Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
    offsets.forEach((partition, next) -> commit.put(partition, new OffsetAndMetadata(next)));
    try {
      producer.sendOffsetsToTransaction(commit, member);
    } catch (CommitFailedException refused) {
      producer.abortTransaction();
      throw new RefusedMembershipException(refused);
    }
    beforeCommit.run();
    producer.commitTransaction();
    return offsets;
  }

  // A send that fails makes the commit fail; its future tells nothing more.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(ProducerRecord<byte[], byte[]> announcement) {
    producer.send(announcement);
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
