package dev.threadspool.worker.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Cuts a poll's records into batches that are bounded by bytes as well as by records. */
final class Chunks {

  private Chunks() {}

  /** In order; a record that is larger than the bound by itself makes a batch of its own. */
  static List<List<ConsumerRecord<byte[], byte[]>>> of(
      List<ConsumerRecord<byte[], byte[]>> records, int maxRecords, int maxBytes) {
    List<List<ConsumerRecord<byte[], byte[]>>> chunks = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> chunk = new ArrayList<>();
    long bytes = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      int size =
          Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
      if (!chunk.isEmpty() && (chunk.size() == maxRecords || bytes + size > maxBytes)) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        bytes = 0;
      }
      chunk.add(record);
      bytes += size;
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
