package dev.threadspool.operator.erase;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.wire.EventRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** What is told of an erased thread. Each returns when the cluster has acknowledged all of it. */
final class Telling {

  private final Producer<byte[], byte[]> producer;
  private final EventRecords records;

  /**
   * @param producer stays the caller's to close
   */
  Telling(Producer<byte[], byte[]> producer, EventRecords records) {
    this.producer = producer;
    this.records = records;
  }

  /** A restore reads these first. */
  void erased(Collection<ErasedThread> threads) {
    send(threads.stream().map(records::erased).toList());
  }

  /** Compaction removes what they said. */
  void tombstones(Collection<ErasedThread> threads) {
    send(threads.stream().map(each -> records.tombstone(each.threadUuid())).toList());
  }

  private void send(List<ProducerRecord<byte[], byte[]>> all) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    all.forEach(record -> sent.add(producer.send(record)));
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof KafkaException refusal
            ? refusal
            : new KafkaException("a record was not acknowledged", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while sending", e);
      }
    }
  }
}
