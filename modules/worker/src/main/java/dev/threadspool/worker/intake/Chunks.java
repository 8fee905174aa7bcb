package dev.threadspool.worker.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Cuts a poll's records into batches that are bounded by bytes as well as by records. */
final class Chunks {

  private Chunks() {}

  /**
   * The first batch; a record that is larger than the bound by itself makes a batch of its own.
   *
   * @param records at least one
   */
  static List<ConsumerRecord<byte[], byte[]>> first(
      List<ConsumerRecord<byte[], byte[]>> records, int maxRecords, int maxBytes) {
    int count = 0;
    long bytes = 0;
    while (count < Math.min(records.size(), maxRecords)) {
      bytes += size(records.get(count));
      if (count > 0 && bytes > maxBytes) {
        break;
      }
      count++;
    }
    return records.subList(0, count);
  }

  private static int size(ConsumerRecord<byte[], byte[]> record) {
    return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
  }
}
