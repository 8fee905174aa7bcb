package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.dependency.Dependencies;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What all lanes share of working on records: from bytes to decisions. Thread-safe.
 *
 * @param bounds of one batch
 */
public record BatchWork(
    CommandDecoder decoder, Pipeline pipeline, Dependencies dependencies, BatchBounds bounds) {

  List<Decision> decide(
      List<ConsumerRecord<byte[], byte[]>> records, Map<PartitionKey, Long> committed) {
    return pipeline.run(records.stream().map(decoder::decode).toList(), committed);
  }

  /** Decides a record that makes processing fail. */
  List<Decision> giveUp(
      ConsumerRecord<byte[], byte[]> record, Throwable cause, Map<PartitionKey, Long> committed) {
    return pipeline.run(
        List.of(new Intake.Unreadable(record, decoder.origin(record), cause)), committed);
  }

  PartitionKey partition(ConsumerRecord<byte[], byte[]> record) {
    return new PartitionKey(decoder.origin(record).topicId(), record.partition());
  }
}
