package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.reading.PointReader;
import dev.threadspool.operator.reading.ReplayHeader;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.replay.Missing;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Publishes records once more: the same key, value and headers, in the same partition, with a
 * header that says of which record it is the copy.
 */
final class Publication implements AutoCloseable {

  private final CommandSource source;
  private final Console run;
  private final Progress progress;
  private final Producer<byte[], byte[]> producer;
  private final Consumer<byte[], byte[]> consumer;

  Publication(CommandSource source, Console run, Progress progress) {
    this.source = source;
    this.run = run;
    this.progress = progress;
    this.producer = source.clients().openProducer(Map.of());
    this.consumer = source.clients().openConsumer("read_committed");
  }

  /**
   * Returns when all of them are acknowledged or refused; what is not there any more is passed
   * over.
   *
   * @return those that are too large. A topic's limit counts bytes as they are compressed, a
   *     producer's as they are not: what somebody else could write may be too large for this one.
   */
  Set<Origin> publish(List<Missing> page) {
    Map<Origin, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    places(page)
        .forEach(
            (partition, offsets) ->
                new PointReader(consumer, run)
                    .read(
                        partition,
                        offsets,
                        record -> sent.put(origin(record), producer.send(copy(record)))));
    Set<Origin> tooLarge = new HashSet<>();
    sent.forEach(
        (origin, future) -> {
          if (!isTaken(future)) {
            tooLarge.add(origin);
          }
        });
    run.summary().add("published", sent.size() - tooLarge.size()).add("refused", tooLarge.size());
    progress.add(page.size());
    return tooLarge;
  }

  private Map<TopicPartition, SortedSet<Long>> places(List<Missing> page) {
    Map<TopicPartition, SortedSet<Long>> places = new LinkedHashMap<>();
    page.forEach(
        missing ->
            places
                .computeIfAbsent(source.partition(key(missing.origin())), _ -> new TreeSet<>())
                .add(missing.origin().offset()));
    return places;
  }

  private static PartitionKey key(Origin origin) {
    return new PartitionKey(origin.topicId(), origin.partition());
  }

  private Origin origin(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return new Origin(source.key(partition).topicId(), record.partition(), record.offset());
  }

  private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders(record.headers());
    ReplayHeader.write(headers, origin(record));
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), headers);
  }

  /** False where it is too large. */
  private static boolean isTaken(Future<RecordMetadata> sent) {
    try {
      var _ = sent.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
      throw e.getCause() instanceof KafkaException refusal
          ? refusal
          : new AwayException("a command was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while publishing", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
