package dev.threadspool.bench.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Flat rows as Avro writes a record, without a registry: both sides know {@link FlatRows}. No
 * converter that a Connect could have would do less.
 */
public final class FlatConverter implements Converter {

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    // Nothing to choose.
  }

  @Override
  public byte[] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
    if (!(value instanceof Struct row)) {
      throw new IllegalArgumentException("a flat row is a struct");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      for (Field field : row.schema().fields()) {
        Object content = row.get(field);
        if (field.schema().isOptional()) {
          encoder.writeBoolean(content != null);
        }
        switch (content) {
          case null -> {}
          case String text -> encoder.writeString(text);
          case Integer number -> encoder.writeInt(number);
          case Long number -> encoder.writeLong(number);
          default -> throw new IllegalArgumentException("no flat row has " + content);
        }
      }
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte[] value) {
    Schema schema = FlatRows.schema(topic);
    Struct row = new Struct(schema);
    BinaryDecoder decoder =
        DecoderFactory.get().directBinaryDecoder(new ByteArrayInputStream(value), null);
    try {
      for (Field field : schema.fields()) {
        if (!field.schema().isOptional() || decoder.readBoolean()) {
          row.put(field, content(decoder, field.schema()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SchemaAndValue(schema, row);
  }

  private static Object content(BinaryDecoder decoder, Schema schema) throws IOException {
    return switch (schema.type()) {
      case STRING -> decoder.readString();
      case INT32 -> decoder.readInt();
      case INT64 -> decoder.readLong();
      default -> throw new IllegalArgumentException("no flat row has " + schema.type());
    };
  }
}
