package dev.threadspool.operator.audit;

import dev.threadspool.contract.headers.DeadLetterCause;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.wire.DeadLetterRecords;
import dev.threadspool.contract.wire.EventRecords;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.reading.PointReader;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.audit.Finding;
import dev.threadspool.store.audit.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Announces what is stored and was never announced: the event that the worker would have sent, with
 * the same {@code ce_id}, but without its trace. A dead letter needs the record that it is of;
 * where retention has removed that, it stays missing.
 */
final class EventRepair implements AutoCloseable {

  private final Audited audited;
  private final Producer<byte[], byte[]> producer;
  private final Console run;
  private final EventRecords events;
  private final Consumer<byte[], byte[]> sources;

  /**
   * @param producer transactional, its transactions initialised; stays the caller's to close
   */
  EventRepair(Audited audited, Producer<byte[], byte[]> producer, Console run) {
    this.audited = audited;
    this.producer = producer;
    this.run = run;
    this.events = new EventRecords(audited.names(), audited.wire());
    this.sources = audited.clients().openConsumer("read_committed");
  }

  /**
   * In one transaction.
   *
   * @param findings rows without event
   */
  void announce(Subject subject, List<Finding> findings) {
    List<ProducerRecord<byte[], byte[]>> records =
        switch (subject) {
          case THREAD -> threads(findings);
          case REJECTION -> rejections(findings);
          case DEAD_LETTER -> deadLetters(findings);
        };
    producer.beginTransaction();
    records.forEach(this::send);
    // Where this fails, it is committed or not: the next repair settles that, and looks again.
    producer.commitTransaction();
    run.summary().add("announced", records.size());
  }

  // A send that fails makes the commit fail.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(record);
  }

  private List<ProducerRecord<byte[], byte[]>> threads(List<Finding> findings) {
    List<UUID> threads =
        findings.stream().map(Finding::threadUuid).filter(Objects::nonNull).toList();
    Collection<StoredThread> rows = audited.store().threads(threads).values();
    return rows.stream().map(row -> events.created(row, new RecordHeaders())).toList();
  }

  private List<ProducerRecord<byte[], byte[]>> rejections(List<Finding> findings) {
    Collection<Rejection> rows = audited.store().rejections(origins(findings)).values();
    return rows.stream().map(row -> events.rejected(row, new RecordHeaders())).toList();
  }

  private List<ProducerRecord<byte[], byte[]>> deadLetters(List<Finding> findings) {
    Map<Origin, DeadLetter> rows = audited.store().deadLetters(origins(findings));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<PartitionKey, SortedSet<Long>> places =
        Pages.places(
            findings,
            finding ->
                new PartitionKey(Objects.requireNonNull(finding.topicId()), finding.partition()));
    places.forEach(
        (place, offsets) -> {
          String topic = audited.commandTopic(place.topicId());
          if (topic != null) {
            new PointReader(sources, run)
                .read(
                    new TopicPartition(topic, place.partition()),
                    offsets,
                    source -> {
                      DeadLetter row =
                          rows.get(new Origin(place.topicId(), place.partition(), source.offset()));
                      if (row != null) {
                        records.add(dead(source, row));
                      }
                    });
          }
        });
    return records;
  }

  private ProducerRecord<byte[], byte[]> dead(
      ConsumerRecord<byte[], byte[]> source, DeadLetter row) {
    return DeadLetterRecords.of(
        audited.names().createDlt(),
        source,
        new DeadLetterCause(
            row.origin().topicId(),
            audited.group(),
            row.failedAt(),
            row.exception(),
            row.message(),
            row.stacktrace()));
  }

  private static List<Origin> origins(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                new Origin(
                    Objects.requireNonNull(finding.topicId()),
                    finding.partition(),
                    finding.offset()))
        .toList();
  }

  @Override
  public void close() {
    sources.close();
  }
}
