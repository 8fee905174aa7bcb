package dev.threadspool.contract.wire;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's serializer, which writes the first record of a kind. What stands before it, a zero
 * and the schema's id, stands before all others of its kind; and how they are written is
 * {@linkplain WritePlanner worked out} once. Confluent's own looks both up for each record, by way
 * of three caches that count their uses, and takes twice as long for an event. Bytes and
 * configuration are its own; what may change the id from one record to the next, such as {@code
 * use.latest.version}, leaves all records to it. Thread-safe.
 */
public final class PlannedAvroSerializer extends KafkaAvroSerializer {

  private static final int PREFIX_BYTES = 5;
  private static final int BUFFER_BYTES = 1_024;
  private static final EncoderFactory ENCODERS =
      new EncoderFactory().configureBufferSize(BUFFER_BYTES);

  private record Kind(String topic, Class<?> type) {}

  @SuppressWarnings("ArrayRecordComponent") // read only
  private record Known(byte[] prefix, WritePlan plan) {}

  private final Map<Kind, Known> kinds = new ConcurrentHashMap<>();

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Object record) {
    return serialize(topic, null, record);
  }

  @Override
  public byte @Nullable [] serialize(
      String topic, @Nullable Headers headers, @Nullable Object record) {
    if (!(record instanceof SpecificRecordBase generated) || mayChangeIds()) {
      return super.serialize(topic, headers, record);
    }
    Kind kind = new Kind(topic, generated.getClass());
    Known known = kinds.get(kind);
    if (known != null) {
      return write(generated, known);
    }
    byte[] first = super.serialize(topic, headers, record);
    kinds.put(
        kind,
        new Known(
            Arrays.copyOf(first, PREFIX_BYTES),
            WritePlanner.plan(generated.getClass(), generated.getSchema())));
    return first;
  }

  private boolean mayChangeIds() {
    return autoRegisterSchema || useLatestVersion || useSchemaId >= 0 || metadata != null;
  }

  private static byte[] write(SpecificRecordBase record, Known known) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
    bytes.writeBytes(known.prefix());
    BinaryEncoder encoder = ENCODERS.binaryEncoder(bytes, null);
    try {
      known.plan().write(record, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException failure) {
      throw new SerializationException("Error serializing Avro message", failure);
    }
    return bytes.toByteArray();
  }
}
