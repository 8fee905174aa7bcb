package dev.threadspool.worker.announce;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A batch that is decided and has yet to be announced.
 *
 * @param parts what each of its partitions has in it
 */
public record DecidedBatch(Map<TopicPartition, Part> parts) {

  /**
   * @param records events and dead letters, in offset order
   * @param nextOffset the partition's first offset behind the batch
   */
  public record Part(List<ProducerRecord<byte[], byte[]>> records, long nextOffset) {

    public Part {
      records = List.copyOf(records);
    }
  }

  public DecidedBatch {
    parts = Map.copyOf(parts);
  }

  /** Of all values that wait to be sent. */
  long bytes() {
    return parts.values().stream()
        .flatMap(part -> part.records().stream())
        .mapToLong(record -> record.value() == null ? 0 : record.value().length)
        .sum();
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** What is left when these partitions belong to somebody else. */
  DecidedBatch without(Collection<TopicPartition> lost) {
    Map<TopicPartition, Part> left = new HashMap<>(parts);
    left.keySet().removeAll(lost);
    return new DecidedBatch(left);
  }
}
