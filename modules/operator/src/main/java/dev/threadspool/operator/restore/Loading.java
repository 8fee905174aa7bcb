package dev.threadspool.operator.restore;

import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.operator.reading.EventBatch;
import dev.threadspool.operator.reading.EventDecoder;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.store.bulk.RowBatch;
import dev.threadspool.store.bulk.UnreadableRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads spans of the event topics into batches of rows, with several threads. */
final class Loading {

  private final KafkaClients clients;
  private final EventDecoder decoder;
  private final int threads;
  private final Console run;

  Loading(KafkaClients clients, EventDecoder decoder, int threads, Console run) {
    this.clients = clients;
    this.decoder = decoder;
    this.threads = threads;
    this.run = run;
  }

  /** Takes what was read, in its order; one a thread. */
  interface Sink extends AutoCloseable {

    /**
     * @param unreadable what has no rows
     * @param next the offset to go on with once the rows are written
     */
    void write(RowBatch rows, List<UnreadableRecord> unreadable, TopicPartition source, long next);

    @Override
    void close();
  }

  void read(List<Span> spans, Supplier<Sink> sinks) throws Exception {
    long total = spans.stream().mapToLong(Span::length).sum();
    try (Progress progress = run.progress("events", total)) {
      Teams.work(spans, threads, run, () -> new Reader(sinks.get(), progress));
    }
  }

  /** Of a record that nobody can read, read by this run or by one that it goes on with. */
  void tell(UnreadableRecord record) {
    run.summary().add("unreadable", 1);
    run.item(
        "UNREADABLE   %s-%d@%d  %s"
            .formatted(
                record.topic(),
                record.partition(),
                record.offset(),
                Printable.line(record.reason())),
        Map.of(
            "unreadable",
            record.reason(),
            "topic",
            record.topic(),
            "partition",
            record.partition(),
            "offset",
            record.offset()));
  }

  private final class Reader implements Teams.Member {

    private final Sink sink;
    private final Progress progress;
    private final Consumer<byte[], byte[]> consumer = clients.openConsumer("read_committed");
    private final List<UnreadableRecord> unreadable = new ArrayList<>();

    Reader(Sink sink, Progress progress) {
      this.sink = sink;
      this.progress = progress;
    }

    @Override
    public void work(Span span, Watch watch) {
      TopicScan scan = new TopicScan(consumer, List.of(span), watch);
      EventBatch batch = new EventBatch();
      long written = span.from();
      while (!scan.isDone()) {
        for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
          batch.add(decoded(record), record.serializedValueSize());
          if (batch.isFull()) {
            write(batch, span, record.offset() + 1, written);
            written = record.offset() + 1;
            batch = new EventBatch();
          }
        }
      }
      write(batch, span, span.to(), written);
    }

    private void write(EventBatch batch, Span span, long next, long before) {
      RowBatch rows = batch.rows();
      sink.write(rows, List.copyOf(unreadable), span.partition(), next);
      unreadable.clear();
      run.summary()
          .add("threads", rows.threads().size())
          .add("rejections", rows.rejections().size())
          .add("deadLetters", rows.deadLetters().size())
          .add("tombstones", rows.gone().size())
          .add("erased", rows.erased().size());
      progress.add(next - before);
    }

    private Event decoded(ConsumerRecord<byte[], byte[]> record) {
      Event event = decoder.decode(record);
      if (event instanceof Event.Unreadable(String reason)) {
        UnreadableRecord passedOver =
            new UnreadableRecord(record.topic(), record.partition(), record.offset(), reason);
        unreadable.add(passedOver);
        tell(passedOver);
      }
      return event;
    }

    @Override
    public void close() {
      consumer.close();
      sink.close();
    }
  }
}
