package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a schema may have that the contract's have not (yet): written as Avro writes it. */
class WritePlannerTest {

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Any", "fields": [
                {"name": "float", "type": "float"},
                {"name": "bytes", "type": "bytes"},
                {"name": "fixed", "type": {"type": "fixed", "name": "Two", "size": 2}},
                {"name": "text", "type": "string"},
                {"name": "nothing", "type": "null"},
                {"name": "nullLast", "type": ["int", "null"]},
                {"name": "choice", "type": ["null", "string", "long", {"type": "array", "items": "int"}]},
                {"name": "only", "type": ["double"]},
                {"name": "itself", "type": ["null", "Any"]},
                {"name": "many", "type": {"type": "map", "values": {"type": "array", "items": "Any"}}}
              ]}
              """);

  /** As a generated class is one, with its members in an array. */
  static final class Any extends SpecificRecordBase {

    private final @Nullable Object[] members;

    Any(@Nullable Object... members) {
      this.members = members;
    }

    @Override
    public Schema getSchema() {
      return SCHEMA;
    }

    @Override
    public @Nullable Object get(int field) {
      return members[field];
    }

    @Override
    public void put(int field, @Nullable Object value) {
      members[field] = value;
    }
  }

  @Test
  void shouldWriteEveryTypeAsAvroDoes() throws IOException {
    // Given
    Any last = any(null, null, Map.of());
    Any middle = any(7, List.of(1, 2), Map.of("none", List.of()));
    middle.put(8, last);
    for (Object choice : List.of("text", 1L << 40, List.of(-1))) {
      Any record = any(-1, choice, Map.of("both", List.of(middle, last)));

      // When
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      WritePlanner.plan(Any.class, SCHEMA).write(record, encoder);
      encoder.flush();

      // Then
      assertThat(bytes.toByteArray()).isEqualTo(avros(record));
    }
  }

  private static Any any(@Nullable Integer nullLast, @Nullable Object choice, Map<?, ?> many) {
    return new Any(
        1.5F,
        ByteBuffer.wrap("bytes".getBytes(StandardCharsets.UTF_8)),
        new GenericData.Fixed(SCHEMA.getField("fixed").schema(), new byte[] {4, 2}),
        new Utf8("t\u00e9xt"),
        null,
        nullLast,
        choice,
        0.1,
        null,
        many);
  }

  private static byte[] avros(Any record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<Any>(SCHEMA).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
