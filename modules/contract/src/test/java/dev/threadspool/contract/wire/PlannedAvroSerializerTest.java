package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.avro.ContentHash;
import dev.threadspool.contract.avro.DateZoom;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.support.Threads;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered and worked out makes no difference to the bytes. */
class PlannedAvroSerializerTest {

  private static final int REQUESTS = 2_000;

  @Test
  void shouldWriteConfluentsBytes() throws Exception {
    // Given: each kind more than once, so that all but the first are written by plan.
    String topic = Registry.topic();
    List<SpecificRecordBase> records = new ArrayList<>();
    for (var thread : List.of(Threads.full(), Threads.sparse(), Threads.full())) {
      records.add(CreatedCodec.toAvro(thread));
      records.add(ReplyCodec.toAvro(Threads.uuid(9), thread));
      var rejection = Threads.rejection(thread.title());
      records.add(RejectedCodec.toAvro(rejection));
      records.add(ReplyCodec.toAvro(Threads.uuid(9), Threads.uuid(8), rejection.error()));
    }
    long seed = Long.getLong("threadspool.seed", System.nanoTime());
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < REQUESTS; i++) {
      String request = JsonText.of(requests.next(), requests.random());
      records.add(
          CommandCodec.toAvro(Commands.of(ThreadRequestReader.read(BodyJson.parse(request)))));
    }
    Set<String> registered = new HashSet<>();
    try (var ours = configured(new PlannedAvroSerializer(), Map.of());
        var confluents = configured(new KafkaAvroSerializer(), Map.of())) {
      for (SpecificRecordBase record : records) {
        String own = topic + record.getClass().getSimpleName();
        if (registered.add(own)) {
          register(own, record.getSchema());
        }

        // When
        byte[] bytes = ours.serialize(own, record);

        // Then
        assertThat(bytes)
            .as("seed %d: %s", seed, record)
            .isEqualTo(confluents.serialize(own, record));
      }
    }
  }

  @Test
  void shouldLeaveRecordsOfNoGeneratedClassToConfluent() throws IOException {
    // Given: one class, several schemas.
    String topic = Registry.topic();
    String another = Registry.topic();
    GenericRecord one = record("one");
    GenericRecord two = record("two");
    register(topic, one.getSchema());
    register(another, two.getSchema());
    try (var ours = configured(new PlannedAvroSerializer(), Map.of());
        var confluents = configured(new KafkaAvroSerializer(), Map.of())) {
      for (int turn = 0; turn < 2; turn++) {
        for (var asked : List.of(Map.entry(topic, one), Map.entry(another, two))) {
          // When
          byte[] bytes = ours.serialize(asked.getKey(), asked.getValue());

          // Then
          assertThat(bytes).isEqualTo(confluents.serialize(asked.getKey(), asked.getValue()));
        }
      }
      assertThat(ours.serialize(topic, null)).isNull();
    }
  }

  @Test
  void shouldNotKeepAnIdThatTheConfigurationLetsChange() throws IOException {
    // Given
    String topic = Registry.topic();
    DateZoom record = new DateZoom("Month", null);
    int first = register(topic, record.getSchema());
    Map<String, Object> latest = Map.of("use.latest.version", true, "latest.cache.ttl.sec", 1);
    try (var ours = configured(new PlannedAvroSerializer(), latest)) {
      assertThat(id(ours.serialize(topic, record))).isEqualTo(first);

      // When
      int second = register(topic, shorter(record.getSchema()));
      assertThat(second).isNotEqualTo(first);

      // Then
      Awaitility.await()
          .untilAsserted(() -> assertThat(id(ours.serialize(topic, record))).isEqualTo(second));
    }
  }

  @Test
  void shouldRefuseARecordThatLacksAValueAsConfluentDoes() throws IOException {
    // Given
    String topic = Registry.topic();
    ContentHash torn = new ContentHash(1, "0a");
    try (var ours = configured(new PlannedAvroSerializer(), Map.of())) {
      register(topic, torn.getSchema());
      assertThat(ours.serialize(topic, torn)).isNotEmpty();

      // When
      torn.put("sha256", null);

      // Then
      assertThatThrownBy(() -> ours.serialize(topic, torn))
          .isInstanceOf(SerializationException.class)
          .hasMessage("Error serializing Avro message");
    }
  }

  private static GenericRecord record(String name) {
    Schema schema = SchemaBuilder.record(name).fields().requiredString("text").endRecord();
    return new GenericRecordBuilder(schema).set("text", name).build();
  }

  /** A later version, which lacks the last field. */
  private static Schema shorter(Schema schema) {
    Schema shorter = Schema.createRecord(schema.getName(), "", schema.getNamespace(), false);
    shorter.setFields(
        schema.getFields().stream()
            .limit(schema.getFields().size() - 1L)
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
    return shorter;
  }

  private static int register(String topic, Schema schema) throws IOException {
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration())) {
      return registrar.register(topic + "-value", schema);
    }
  }

  private static int id(byte @Nullable [] bytes) {
    return ByteBuffer.wrap(Objects.requireNonNull(bytes)).getInt(1);
  }

  private static <S extends KafkaAvroSerializer> S configured(S serializer, Map<String, ?> more) {
    Map<String, Object> configuration = Registry.configuration(more);
    configuration.put("auto.register.schemas", false);
    serializer.configure(configuration, false);
    return serializer;
  }
}
