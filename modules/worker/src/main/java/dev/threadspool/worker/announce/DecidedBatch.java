package dev.threadspool.worker.announce;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A batch that is decided and has yet to be announced.
 *
 * @param records events and dead letters, in offset order
 * @param nextOffsets a partition's first offset behind the batch
 * @param group the consumer's membership at the poll that gave the batch: a member that was
 *     replaced cannot commit
 */
public record DecidedBatch(
    List<ProducerRecord<byte[], byte[]>> records,
    Map<TopicPartition, Long> nextOffsets,
    ConsumerGroupMetadata group) {

  public DecidedBatch {
    records = List.copyOf(records);
    nextOffsets = Map.copyOf(nextOffsets);
    if (group.generationId() < 0) {
      throw new IllegalStateException(
          "no member of the group any more: its offsets would be committed unfenced");
    }
  }
}
