package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.avro.ActorType;
import dev.threadspool.contract.avro.AskedFile;
import dev.threadspool.contract.avro.AskedRepository;
import dev.threadspool.contract.avro.ContextItem;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Planned records as bytes. The same record gives the same bytes. */
public final class Encoding {

  private static final int MAGIC_AND_ID = 5;
  private static final int NO_SCHEMAS_ID = 0x7FFF_0000;
  private static final Instant NO_DATABASES_TIME = Instant.parse("+12026-01-01T00:00:00Z");
  private static final int HEADER_BYTES = 1024;
  private static final int HEADERS = 20;

  private final TopicNames topics;
  private final AvroWire wire;
  private final long seed;

  public Encoding(TopicNames topics, AvroWire wire, long seed) {
    this.topics = topics;
    this.wire = wire;
    this.seed = seed;
  }

  /**
   * @throws dev.threadspool.contract.wire.RegistryUnavailableException where the registry does not
   *     answer; once it has, it is not asked again
   */
  public ProducerRecord<byte[], byte[]> record(Planned planned) {
    String topic = planned.upstream() ? topics.createUpstream() : topics.create();
    byte[] key = planned.threadUuid().toString().getBytes(StandardCharsets.US_ASCII);
    return new ProducerRecord<>(
        topic, planned.partition(), key, value(planned, topic), headers(planned));
  }

  private Headers headers(Planned planned) {
    Headers headers = new RecordHeaders();
    PlanMark.write(headers, seed, planned.index());
    if (planned.damage() == Damage.MANY_HEADERS) {
      for (int n = 0; n < HEADERS; n++) {
        headers.add("own-" + n, new byte[HEADER_BYTES]);
      }
    }
    CloudEvents.command(planned.command(), "/faults").writeTo(headers);
    headers.add("own", new byte[] {0, 1, -1});
    if (planned.wantsReply()) {
      ReplyHeaders.writeCorrelationId(headers, PlanMark.bytes(seed, planned.index()));
      headers.add(ReplyHeaders.REPLY_TOPIC, topics.createReply().getBytes(StandardCharsets.UTF_8));
    }
    return headers;
  }

  private byte @Nullable [] value(Planned planned, String topic) {
    ThreadCreateCommand command = CommandCodec.toAvro(planned.command());
    @Nullable Damage damage = planned.damage();
    if (damage == null) {
      return wire.encode(topic, command);
    }
    return switch (damage) {
      case NO_MAGIC_BYTE, MANY_HEADERS -> "no Avro".getBytes(StandardCharsets.US_ASCII);
      case UNKNOWN_SCHEMA ->
          ByteBuffer.wrap(wire.encode(topic, command)).putInt(1, NO_SCHEMAS_ID).array();
      case TRUNCATED -> truncated(wire.encode(topic, command), planned.threadUuid());
      case TOMBSTONE -> null;
      case NEWER_ACTOR -> {
        set(command.getActor(), "type", ActorType.UNKNOWN);
        yield wire.encode(topic, command);
      }
      case FOREIGN_PROMPT -> {
        set(command, "promptUuid", new UUID(0x8000L, 0x8000_0000_0000_0001L));
        yield wire.encode(topic, command);
      }
      case NUL_IN_PROMPT -> {
        set(command, "prompt", "a\0b");
        yield wire.encode(topic, command);
      }
      case ISSUED_TOO_LATE -> {
        set(command, "issuedAt", NO_DATABASES_TIME);
        yield wire.encode(topic, command);
      }
      case WRONG_MEMBER -> {
        set(command, "context", withWrongMember(command.getContext()));
        yield wire.encode(topic, command);
      }
    };
  }

  private static byte[] truncated(byte[] bytes, UUID threadUuid) {
    int possible = bytes.length - MAGIC_AND_ID;
    int kept = Math.floorMod(threadUuid.getLeastSignificantBits(), possible);
    return Arrays.copyOf(bytes, MAGIC_AND_ID + kept);
  }

  private static List<ContextItem> withWrongMember(List<ContextItem> items) {
    ContextItem wrong = new ContextItem();
    set(wrong, "kind", ContextKind.FILE);
    set(wrong, "file", new AskedFile("a"));
    set(wrong, "repository", new AskedRepository("a/b"));
    List<ContextItem> all = new ArrayList<>(items);
    all.add(wrong);
    return all;
  }

  private static void set(SpecificRecord record, String field, Object value) {
    record.put(record.getSchema().getField(field).pos(), value);
  }
}
