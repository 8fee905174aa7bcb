package dev.threadspool.contract.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Works out once how records of a generated class are written. Avro's own writer asks schema, class
 * and conversions anew for every field of every record, which takes it most of its time; the bytes
 * are the same.
 */
final class WritePlanner {

  private final SpecificData data;
  private final Map<String, RecordPlan> records = new HashMap<>();

  private WritePlanner(SpecificData data) {
    this.data = data;
  }

  /**
   * @param schema that the class was generated from
   */
  static WritePlan plan(Class<? extends SpecificRecordBase> type, Schema schema) {
    return new WritePlanner(SpecificData.getForClass(type)).plan(schema);
  }

  private WritePlan plan(Schema schema) {
    WritePlan plain = plain(schema);
    LogicalType logical = schema.getLogicalType();
    Conversion<?> conversion = logical == null ? null : data.getConversionFor(logical);
    return conversion == null
        ? plain
        : (value, out) ->
            plain.write(Conversions.convertToRawType(value, schema, logical, conversion), out);
  }

  private WritePlan plain(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> union(schema);
      case ARRAY -> array(plan(schema.getElementType()));
      case MAP -> map(plan(schema.getValueType()));
      case STRING -> (value, out) -> text(value, out);
      case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) given(value)).ordinal());
      case INT -> (value, out) -> out.writeInt((Integer) given(value));
      case LONG -> (value, out) -> out.writeLong((Long) given(value));
      case FLOAT -> (value, out) -> out.writeFloat((Float) given(value));
      case DOUBLE -> (value, out) -> out.writeDouble((Double) given(value));
      case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) given(value));
      case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) given(value));
      case FIXED -> (value, out) -> out.writeFixed(((GenericFixed) given(value)).bytes());
      case NULL -> (_, out) -> out.writeNull();
    };
  }

  /** Field by field, in the schema's order. Records may contain each other. */
  private static final class RecordPlan implements WritePlan {

    private final WritePlan[] fields;

    RecordPlan(int fields) {
      this.fields = new WritePlan[fields];
    }

    @Override
    public void write(@Nullable Object value, Encoder out) throws IOException {
      SpecificRecordBase record = (SpecificRecordBase) given(value);
      for (int field = 0; field < fields.length; field++) {
        fields[field].write(record.get(field), out);
      }
    }
  }

  private WritePlan record(Schema schema) {
    RecordPlan known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    RecordPlan plan = new RecordPlan(schema.getFields().size());
    records.put(schema.getFullName(), plan);
    for (Schema.Field field : schema.getFields()) {
      plan.fields[field.pos()] = plan(field.schema());
    }
    return plan;
  }

  private WritePlan union(Schema schema) {
    List<WritePlan> branches = schema.getTypes().stream().map(this::plan).toList();
    int nothing = schema.getTypes().indexOf(Schema.create(Schema.Type.NULL));
    if (nothing < 0 || branches.size() != 2) {
      return (value, out) -> branch(data.resolveUnion(schema, value), branches, value, out);
    }
    WritePlan something = branches.get(1 - nothing);
    return (value, out) -> {
      out.writeIndex(value == null ? nothing : 1 - nothing);
      if (value != null) {
        something.write(value, out);
      }
    };
  }

  private static void branch(
      int index, List<WritePlan> branches, @Nullable Object value, Encoder out) throws IOException {
    out.writeIndex(index);
    branches.get(index).write(value, out);
  }

  private static WritePlan array(WritePlan element) {
    return (value, out) -> {
      Collection<?> elements = (Collection<?>) given(value);
      out.writeArrayStart();
      out.setItemCount(elements.size());
      for (Object each : elements) {
        out.startItem();
        element.write(each, out);
      }
      out.writeArrayEnd();
    };
  }

  private static WritePlan map(WritePlan member) {
    return (value, out) -> {
      Map<?, ?> members = (Map<?, ?>) given(value);
      out.writeMapStart();
      out.setItemCount(members.size());
      for (Map.Entry<?, ?> each : members.entrySet()) {
        out.startItem();
        text(each.getKey(), out);
        member.write(each.getValue(), out);
      }
      out.writeMapEnd();
    };
  }

  /**
   * Text is written as bytes are, by their number and themselves (Avro's specification, "Binary
   * Encoding"). The encoder's own way with short ones is a loop over characters, which takes twice
   * as long.
   */
  private static void text(@Nullable Object value, Encoder out) throws IOException {
    out.writeBytes(given(value).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Object given(@Nullable Object value) {
    return Objects.requireNonNull(value, "the schema asks for a value that is not there");
  }
}
