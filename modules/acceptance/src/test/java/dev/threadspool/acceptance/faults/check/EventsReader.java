package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.DeadTold;
import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the three topics that tell of outcomes to their end, committed records only.
 *
 * <p>A record there that nobody can read is no violation that could be counted: it is thrown.
 */
final class EventsReader {

  private final Site site;

  EventsReader(Site site) {
    this.site = site;
  }

  Events read() {
    List<Told<StoredThread>> created =
        events(site.topics().created(), ThreadCreated.class, event -> CreatedCodec.fromAvro(event));
    List<Told<Rejection>> rejected =
        events(
            site.topics().createRejected(),
            ThreadCreateRejected.class,
            event -> RejectedCodec.fromAvro(event));
    List<Told<DeadTold>> dead = new ArrayList<>();
    TopicReader.readCommitted(
        site,
        site.topics().createDlt(),
        record ->
            dead.add(
                new Told<>(place(record), null, HeaderValues.text(record.key()), dead(record))));
    return new Events(created, rejected, dead);
  }

  private <A extends SpecificRecord, T> List<Told<T>> events(
      String topic, Class<A> type, Function<A, T> codec) {
    List<Told<T>> told = new ArrayList<>();
    TopicReader.readCommitted(
        site,
        topic,
        record ->
            told.add(
                new Told<>(
                    place(record),
                    HeaderValues.text(record.headers(), "ce_id"),
                    HeaderValues.text(record.key()),
                    codec.apply(site.wire().decode(topic, record.value(), type)))));
    return told;
  }

  private static DeadTold dead(ConsumerRecord<byte[], byte[]> record) {
    DeadLetterFacts facts =
        Objects.requireNonNull(DeadLetterFacts.read(record.headers()), "not said of which record");
    Origin origin =
        new Origin(
            Objects.requireNonNull(facts.topicId(), "no topic id"),
            facts.partition(),
            facts.offset());
    return new DeadTold(
        new DeadLetter(
            origin,
            Objects.requireNonNull(facts.failedAt(), "no time"),
            facts.exception(),
            facts.message(),
            facts.stacktrace()),
        RawRecord.of(record));
  }

  private static Place place(ConsumerRecord<byte[], byte[]> record) {
    return new Place(record.topic(), record.partition(), record.offset());
  }
}
