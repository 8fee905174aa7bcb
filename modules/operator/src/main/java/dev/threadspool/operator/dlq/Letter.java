package dev.threadspool.operator.dlq;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.headers.RedriveHeaders;
import dev.threadspool.operator.reading.ReadCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A dead letter as it is read. Not thread-safe. */
final class Letter {

  private final ConsumerRecord<byte[], byte[]> record;
  private final State state;
  private final @Nullable DeadLetterFacts facts;
  private final Contents contents;
  private @Nullable ReadCommand content;

  Letter(ConsumerRecord<byte[], byte[]> record, State state, Contents contents) {
    this.record = record;
    this.state = state;
    this.facts = DeadLetterFacts.read(record.headers());
    this.contents = contents;
  }

  ConsumerRecord<byte[], byte[]> record() {
    return record;
  }

  Place place() {
    return Place.of(record);
  }

  State state() {
    return state;
  }

  /** Null where its headers do not say of which record it is: no worker has written it. */
  @Nullable DeadLetterFacts facts() {
    return facts;
  }

  /** When it was decided, or written where that is not said. */
  Instant failedAt() {
    return facts == null || facts.failedAt() == null
        ? Instant.ofEpochMilli(record.timestamp())
        : facts.failedAt();
  }

  /** How often its record was sent again so far. */
  int redrives() {
    return RedriveHeaders.count(record.headers());
  }

  /** Where a worker has written it, the text of a thread's uuid; null where there is none. */
  @Nullable String key() {
    return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** Key, value and headers together. */
  int bytes() {
    int bytes = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    for (var header : record.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }

  /** What a worker would make of it now; read once. */
  ReadCommand content() {
    ReadCommand read = content;
    if (read == null) {
      read = contents.read(this);
      content = read;
    }
    return read;
  }
}
