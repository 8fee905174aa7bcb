package dev.threadspool.operator.audit;

import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.operator.console.Watch;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.operator.reading.Span;
import dev.threadspool.operator.reading.Teams;
import dev.threadspool.operator.reading.TopicScan;
import dev.threadspool.store.audit.AuditSession;
import dev.threadspool.store.audit.Finding;
import dev.threadspool.store.audit.FindingKind;
import dev.threadspool.store.audit.Subject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares events with their rows, some at a time, and brings what came of it into the tables. */
final class EventCollector implements Teams.Member {

  private static final int EVENTS = 2_000;
  private static final long BYTES = 4 * 1024 * 1024;

  private final Audited audited;
  private final AuditSession session;
  private final Console run;
  private final Progress progress;
  private final RowComparison comparison;
  private final Consumer<byte[], byte[]> consumer;

  EventCollector(Audited audited, AuditSession session, Console run, Progress progress) {
    this.audited = audited;
    this.session = session;
    this.run = run;
    this.progress = progress;
    this.comparison = new RowComparison(audited.store());
    this.consumer = audited.clients().openConsumer("read_committed");
  }

  @Override
  public void work(Span span, Watch watch) {
    TopicScan scan = new TopicScan(consumer, List.of(span), watch);
    Subject subject = audited.subject(span.partition().topic());
    List<PlacedEvent> events = new ArrayList<>();
    long bytes = 0;
    long reached = span.from();
    while (!scan.isDone()) {
      for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
        Event event = audited.events().decode(record);
        if (event instanceof Event.Unreadable(String reason)) {
          unreadable(subject, record, reason);
          continue;
        }
        events.add(new PlacedEvent(event, record.partition(), record.offset()));
        bytes += record.serializedValueSize();
        if (events.size() >= EVENTS || bytes >= BYTES) {
          add(subject, events, record.offset() + 1 - reached);
          reached = record.offset() + 1;
          bytes = 0;
        }
      }
    }
    add(subject, events, span.to() - reached);
  }

  private void add(Subject subject, List<PlacedEvent> events, long offsets) {
    session.addEvents(subject, comparison.compare(subject, events));
    run.summary().add("events", events.size());
    progress.add(offsets);
    events.clear();
  }

  /** A reason may quote the record, and PostgreSQL takes no text with a null character in it. */
  private void unreadable(Subject subject, ConsumerRecord<byte[], byte[]> record, String reason) {
    session.addFinding(
        new Finding(
            FindingKind.UNREADABLE,
            subject,
            null,
            record.partition(),
            record.offset(),
            null,
            reason.replace('\0', '\uFFFD'),
            false));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
