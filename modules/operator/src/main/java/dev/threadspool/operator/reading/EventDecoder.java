package dev.threadspool.operator.reading;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.avro.ThreadErased;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.ErasedCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import dev.threadspool.store.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of {@code created}, {@code erased}, {@code create-rejected} and {@code create-dlt}.
 * Thread-safe.
 */
public final class EventDecoder {

  private final TopicNames names;
  private final AvroWire wire;
  private final Map<String, UUID> topicIds;

  /**
   * @param topicIds of the command topics, by name; for dead letters of early versions, which did
   *     not name theirs
   */
  public EventDecoder(TopicNames names, AvroWire wire, Map<String, UUID> topicIds) {
    this.names = names;
    this.wire = wire;
    this.topicIds = Map.copyOf(topicIds);
  }

  /**
   * @throws RegistryUnavailableException where the registry does not answer
   */
  public Event decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(names.created())) {
        return created(record);
      }
      if (record.topic().equals(names.createRejected())) {
        return new Event.Rejected(
            RejectedCodec.fromAvro(
                wire.decode(record.topic(), record.value(), ThreadCreateRejected.class)));
      }
      if (record.topic().equals(names.erased())) {
        return new Event.Erased(
            ErasedCodec.fromAvro(wire.decode(record.topic(), record.value(), ThreadErased.class)));
      }
      return dead(record);
    } catch (RegistryUnavailableException away) {
      throw away;
    } catch (RuntimeException unreadable) {
      return new Event.Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }

  private Event created(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return new Event.Gone(UUID.fromString(new String(record.key(), StandardCharsets.US_ASCII)));
    }
    return new Event.Created(
        CreatedCodec.fromAvro(wire.decode(record.topic(), record.value(), ThreadCreated.class)));
  }

  private Event dead(ConsumerRecord<byte[], byte[]> record) {
    DeadLetterFacts facts = DeadLetterFacts.read(record.headers());
    if (facts == null) {
      return new Event.Unreadable("its headers do not say of which record it is");
    }
    UUID topicId = topicId(facts);
    if (topicId == null) {
      return new Event.Unreadable("it is of a topic that is not there: " + facts.topic());
    }
    return new Event.Dead(
        new DeadLetter(
            new Origin(topicId, facts.partition(), facts.offset()),
            facts.failedAt() == null ? Instant.ofEpochMilli(record.timestamp()) : facts.failedAt(),
            facts.exception(),
            facts.message(),
            facts.stacktrace()));
  }

  private @Nullable UUID topicId(DeadLetterFacts facts) {
    return facts.topicId() == null ? topicIds.get(facts.topic()) : facts.topicId();
  }
}
