package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.support.Registry;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** What is kept makes no difference to the bytes. */
class SchemaKeepingSerializerTest {

  @Test
  void shouldWriteConfluentsBytesWhereRecordsOfOneClassHaveSeveralSchemas() throws IOException {
    // Given
    String topic = Registry.topic();
    String another = Registry.topic();
    GenericRecord one = record("one");
    GenericRecord two = record("two");
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration())) {
      registrar.register(topic + "-value", one.getSchema());
      registrar.register(another + "-value", two.getSchema());
    }
    try (var ours = configured(new SchemaKeepingSerializer());
        var confluents = configured(new KafkaAvroSerializer())) {
      for (int turn = 0; turn < 2; turn++) {
        for (var asked : List.of(Map.entry(topic, one), Map.entry(another, two))) {
          // When
          byte[] bytes = ours.serialize(asked.getKey(), asked.getValue());

          // Then
          assertThat(bytes).isEqualTo(confluents.serialize(asked.getKey(), asked.getValue()));
        }
      }
    }
  }

  private static GenericRecord record(String name) {
    Schema schema = SchemaBuilder.record(name).fields().requiredString("text").endRecord();
    return new GenericRecordBuilder(schema).set("text", name).build();
  }

  private static <S extends KafkaAvroSerializer> S configured(S serializer) {
    serializer.configure(Registry.configuration(Map.of("auto.register.schemas", false)), false);
    return serializer;
  }
}
