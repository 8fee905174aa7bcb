package dev.threadspool.operator.audit;

import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.operator.reading.EventBatch;
import dev.threadspool.operator.reading.PointReader;
import dev.threadspool.store.audit.Finding;
import dev.threadspool.store.audit.Subject;
import dev.threadspool.store.bulk.MissingRows;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Stores what is announced and is not stored: as it was announced. */
final class RowRepair implements AutoCloseable {

  private final Audited audited;
  private final Console run;
  private final Consumer<byte[], byte[]> consumer;
  private final MissingRows missing;

  RowRepair(Audited audited, Console run) {
    this.audited = audited;
    this.run = run;
    this.consumer = audited.clients().openConsumer("read_committed");
    this.missing = MissingRows.open(audited.database());
  }

  /**
   * @param findings events without row
   */
  void store(Subject subject, List<Finding> findings) {
    PointReader reader = new PointReader(consumer, run);
    String topic = audited.topic(subject);
    Pages.places(findings, finding -> new TopicPartition(topic, finding.partition()))
        .forEach(
            (partition, offsets) -> {
              Pending pending = new Pending();
              reader.read(
                  partition,
                  offsets,
                  record ->
                      pending.add(audited.events().decode(record), record.serializedValueSize()));
              pending.write();
            });
  }

  private final class Pending {

    private EventBatch batch = new EventBatch();

    void add(Event event, int size) {
      batch.add(event, size);
      if (batch.isFull()) {
        write();
      }
    }

    void write() {
      // Not what was tried: a row that something else stands in the way of is still missing.
      run.summary().add("stored", missing.add(batch.rows()).total());
      batch = new EventBatch();
    }
  }

  @Override
  public void close() {
    missing.close();
    consumer.close();
  }
}
