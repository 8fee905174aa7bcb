package dev.threadspool.worker.intake;

import dev.threadspool.worker.announce.DecidedBatch;
import dev.threadspool.worker.decide.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Sorts decisions by the partitions of their records: each may have to be given up by itself. */
final class Batches {

  private Batches() {}

  /**
   * @param decisions one a record, in the same order
   */
  static DecidedBatch of(List<ConsumerRecord<byte[], byte[]>> records, List<Decision> decisions) {
    Map<TopicPartition, List<ProducerRecord<byte[], byte[]>>> announcements = new HashMap<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      ConsumerRecord<byte[], byte[]> record = records.get(i);
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      next.merge(partition, record.offset() + 1, Math::max);
      ProducerRecord<byte[], byte[]> announcement = decisions.get(i).announcement();
      if (announcement != null) {
        announcements.computeIfAbsent(partition, _ -> new ArrayList<>()).add(announcement);
      }
    }
    Map<TopicPartition, DecidedBatch.Part> parts = new HashMap<>();
    next.forEach(
        (partition, offset) ->
            parts.put(
                partition,
                new DecidedBatch.Part(announcements.getOrDefault(partition, List.of()), offset)));
    return new DecidedBatch(parts);
  }

  static Map<TopicPartition, Long> nextOffsets(DecidedBatch batch) {
    Map<TopicPartition, Long> next = new HashMap<>();
    batch.parts().forEach((partition, part) -> next.put(partition, part.nextOffset()));
    return next;
  }
}
