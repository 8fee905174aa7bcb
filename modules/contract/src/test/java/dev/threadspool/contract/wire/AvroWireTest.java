package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.RejectedCodec;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.support.Threads;
import dev.threadspool.contract.topics.TopicNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Confluent's wire format, against a real registry. */
class AvroWireTest {

  private static final TopicNames TOPICS = new TopicNames(Registry.topic() + ".");
  private static final Map<String, Integer> IDS = new HashMap<>();
  private static final ThreadCreateCommand COMMAND = CommandCodec.toAvro(Commands.plain());

  private static AvroWire wire;

  @BeforeAll
  static void register() throws IOException {
    wire = new AvroWire(Registry.configuration());
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration())) {
      SchemaCatalogue.bySubject(TOPICS)
          .forEach((subject, schema) -> IDS.put(subject, registrar.register(subject, schema)));
    }
  }

  @AfterAll
  static void close() {
    wire.close();
  }

  @Test
  void shouldWriteAZeroTheSchemasIdAndTheRecord() {
    // When
    ByteBuffer bytes = ByteBuffer.wrap(wire.encode(TOPICS.create(), COMMAND));

    // Then
    assertThat(bytes.get()).isZero();
    assertThat(bytes.getInt()).isEqualTo(IDS.get(TOPICS.create() + "-value"));
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    assertThat(rest).isEqualTo(Binary.encode(COMMAND));
  }

  @Test
  void shouldReadWhatItWrote() {
    // When
    byte[] bytes = wire.encode(TOPICS.create(), COMMAND);

    // Then
    assertThat(wire.decode(TOPICS.create(), bytes, ThreadCreateCommand.class)).isEqualTo(COMMAND);
  }

  @Test
  void shouldNotRegisterByWriting() {
    // Given
    String unknown = Registry.topic();

    // Then
    assertThatThrownBy(() -> wire.encode(unknown, COMMAND))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(unknown);
  }

  @Test
  void shouldRefuseARecordOfAnotherType() {
    // Given
    byte[] rejected =
        wire.encode(TOPICS.createRejected(), RejectedCodec.toAvro(Threads.rejection(null)));

    // Then
    assertThatThrownBy(() -> wire.decode(TOPICS.create(), rejected, ThreadCreateCommand.class))
        .isInstanceOf(UnreadableRecordException.class);
    assertThat(wire.decode(TOPICS.create(), rejected, ThreadCreateRejected.class)).isNotNull();
  }

  @Test
  void shouldRefuseARecordOfATypeThatIsNotTheContracts() throws IOException {
    // Given: what else a registry may have under some id.
    for (String schema :
        new String[] {
          "\"null\"",
          "\"string\"",
          "\"bytes\"",
          "{\"type\":\"array\",\"items\":\"int\"}",
          "{\"type\":\"record\",\"name\":\"java.lang.ProcessBuilder\",\"fields\":[]}",
          "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}"
        }) {
      byte[] bytes = framed(registered(schema), new byte[] {0});

      // Then
      assertThatThrownBy(() -> wire.decode(TOPICS.create(), bytes, ThreadCreateCommand.class))
          .as(schema)
          .isInstanceOf(UnreadableRecordException.class);
    }
  }

  @Test
  void shouldRefuseARecordWithoutValue() {
    assertThatThrownBy(() -> wire.decode(TOPICS.create(), null, ThreadCreateCommand.class))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void shouldRefuseARecordOfASchemaThatTheRegistryDoesNotHave() {
    // Given
    byte[] bytes = framed(2_000_000_000, Binary.encode(COMMAND));

    // Then: from the registry at first, from memory later.
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> wire.decode(TOPICS.create(), bytes, ThreadCreateCommand.class))
          .isInstanceOf(UnreadableRecordException.class);
    }
  }

  static byte[] framed(int schemaId, byte[] record) {
    return ByteBuffer.allocate(5 + record.length)
        .put((byte) 0)
        .putInt(schemaId)
        .put(record)
        .array();
  }

  private static int registered(String schema) throws IOException {
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration())) {
      return registrar.register(Registry.topic() + "-value", new Schema.Parser().parse(schema));
    }
  }
}
