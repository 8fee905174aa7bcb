package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.support.Threads;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.local.LocalStack;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Upstream and downstream services with nothing of ours: the contract is bytes. */
class InteroperationTest {

  private static final TopicNames TOPICS = new TopicNames(Registry.topic() + ".");
  private static final TopicPartition CREATE = new TopicPartition(TOPICS.create(), 0);
  private static final TopicPartition CREATED = new TopicPartition(TOPICS.created(), 0);

  @BeforeAll
  static void prepare() throws Exception {
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration());
        Admin admin = Admin.create(kafka())) {
      SchemaCatalogue.bySubject(TOPICS).forEach(registrar::register);
      admin
          .createTopics(
              List.of(
                  new NewTopic(CREATE.topic(), 1, (short) 1),
                  new NewTopic(CREATED.topic(), 1, (short) 1)))
          .all()
          .get();
    }
  }

  @Test
  void shouldBeReadByAConsumerWithConfluentsDeserializer() {
    // Given
    ThreadCreated event = CreatedCodec.toAvro(Threads.full());
    try (AvroWire wire = new AvroWire(Registry.configuration());
        var producer =
            new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        var consumer =
            new KafkaConsumer<>(kafka(), new StringDeserializer(), confluentsDeserializer())) {
      var _ =
          producer.send(
              new ProducerRecord<>(CREATED.topic(), "key", wire.encode(CREATED.topic(), event)));
      producer.flush();

      // When
      GenericRecord read = (GenericRecord) first(consumer, CREATED);

      // Then: every member, by the schema from the registry alone.
      assertThat(Binary.encode(read)).isEqualTo(Binary.encode(event));
      assertThat(read.getSchema().getField("actor").doc()).isEqualTo("Who asked for it.");
    }
  }

  @Test
  void shouldReadWhatAProducerWithConfluentsSerializerWrote() throws IOException {
    // Given
    ThreadCreateCommand command = CommandCodec.toAvro(Commands.plain());
    Schema schema = Objects.requireNonNull(SchemaCatalogue.byTopic(TOPICS).get(TOPICS.create()));
    GenericRecord generic = Binary.decode(Binary.encode(command), schema, schema);
    try (AvroWire wire = new AvroWire(Registry.configuration());
        var producer =
            new KafkaProducer<>(kafka(), new StringSerializer(), confluentsSerializer());
        var consumer =
            new KafkaConsumer<>(kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
      var _ = producer.send(new ProducerRecord<>(CREATE.topic(), "key", generic));
      producer.flush();

      // When
      byte[] bytes = first(consumer, CREATE);

      // Then
      assertThat(wire.decode(CREATE.topic(), bytes, ThreadCreateCommand.class)).isEqualTo(command);
      assertThat(bytes).isEqualTo(wire.encode(CREATE.topic(), command));
    }
  }

  private static <V> V first(KafkaConsumer<String, V> consumer, TopicPartition partition) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    List<V> values = new ArrayList<>();
    Awaitility.await()
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
              return !values.isEmpty();
            });
    return values.getFirst();
  }

  private static KafkaAvroDeserializer confluentsDeserializer() {
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    deserializer.configure(Registry.configuration(), false);
    return deserializer;
  }

  private static KafkaAvroSerializer confluentsSerializer() {
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(Registry.configuration(Map.of("auto.register.schemas", false)), false);
    return serializer;
  }

  private static Map<String, Object> kafka() {
    return new HashMap<>(Map.of("bootstrap.servers", LocalStack.shared().bootstrapServers()));
  }
}
