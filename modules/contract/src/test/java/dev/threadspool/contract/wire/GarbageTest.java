package dev.threadspool.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.threadspool.contract.avro.AskedFile;
import dev.threadspool.contract.avro.ContextItem;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.topics.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Bytes of any kind are told from a registry that is away: they are a dead letter, and nothing
 * waits for them. Nor do they take more memory than they bring.
 */
class GarbageTest {

  private static final TopicNames TOPICS = new TopicNames(Registry.topic() + ".");
  private static final ThreadCreateCommand COMMAND =
      ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()))
          .setContext(
              List.of(
                  ContextItem.newBuilder()
                      .setKind(ContextKind.FILE)
                      .setFile(new AskedFile("models/a.sql"))
                      .build()))
          .build();

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static AvroWire wire;
  private static int id;

  private final long seed = Long.getLong("threadspool.seed", System.nanoTime());

  @BeforeAll
  static void register() throws IOException {
    wire = new AvroWire(Registry.configuration());
    try (SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration())) {
      id =
          registrar.register(
              TOPICS.create() + "-value",
              SchemaCatalogue.byTopic(TOPICS).values().iterator().next());
    }
  }

  @AfterAll
  static void close() {
    wire.close();
  }

  @Test
  void shouldRefuseWhatIsNotInTheFormat() {
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {0},
            new byte[] {0, 0, 0, 0},
            new byte[] {0, 0, 0, 0, 0},
            new byte[] {1, 0, 0, 0, 1, 2, 3},
            "{\"prompt\":\"plain JSON\"}".getBytes(StandardCharsets.UTF_8),
            AvroWireTest.framed(-1, new byte[] {1, 2, 3}),
            AvroWireTest.framed(id, new byte[0]))) {
      assertUnreadable(bytes);
    }
  }

  @Test
  void shouldRefuseARecordThatIsCutOffAnywhere() {
    byte[] record = Binary.encode(COMMAND);
    for (int length = 0; length < record.length; length++) {
      assertUnreadable(AvroWireTest.framed(id, Arrays.copyOf(record, length)));
    }
  }

  @Test
  void shouldRefuseNumbersThatNeverEnd() {
    byte[] endless = new byte[64];
    Arrays.fill(endless, (byte) 0xFF);
    assertUnreadable(AvroWireTest.framed(id, endless));
  }

  @Test
  void shouldReadOrRefuseWhateverIsChangedInARecord() {
    Random random = new Random(seed);
    byte[] record = Binary.encode(COMMAND);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      // Given
      byte[] changed = record.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }

      // When
      try {
        ThreadCreateCommand read = decode(AvroWireTest.framed(id, changed));

        // Then
        assertThat(read).isNotNull();
      } catch (UnreadableRecordException e) {
        refused++;
      } catch (Throwable e) {
        throw new AssertionError("seed %d: %s".formatted(seed, Arrays.toString(changed)), e);
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void shouldNotMakeRoomForWhatARecordOnlyPromises() throws IOException {
    for (long promised : new long[] {100_000_000, 2_000_000_000, 1L << 40, Long.MAX_VALUE, -1}) {
      for (byte[] record :
          List.of(
              promisingText(promised),
              promisingItems(promised),
              promisingParameters(promised),
              promisingRules(promised))) {
        // Given
        long before = MEMORY.getCurrentThreadAllocatedBytes();

        // When
        assertUnreadable(AvroWireTest.framed(id, record));

        // Then
        assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before)
            .as("bytes for %,d", promised)
            .isLessThan(32 * 1024 * 1024);
      }
    }
  }

  /** A command whose first text is said to be that long. */
  private static byte[] promisingText(long length) throws IOException {
    var bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeLong(length);
    return bytes.toByteArray();
  }

  /** A whole command whose context is said to have that many items. */
  private static byte[] promisingItems(long count) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] empty = Binary.encode(CommandCodec.toAvro(Commands.plain()));
    bytes.write(empty, 0, empty.length - 1);
    EncoderFactory.get().directBinaryEncoder(bytes, null).writeLong(count);
    return bytes.toByteArray();
  }

  /** A command with a chart whose parameters are said to be that many; one is there. */
  private static byte[] promisingParameters(long count) throws IOException {
    var bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = beginningOverrides(bytes);
    encoder.writeIndex(0);
    encoder.writeIndex(1);
    encoder.writeLong(count);
    encoder.writeString("p");
    encoder.writeIndex(1);
    encoder.writeString("value");
    for (int absent = 0; absent < 3; absent++) {
      encoder.writeIndex(0);
    }
    return bytes.toByteArray();
  }

  /** A command with a chart whose filters are said to have that many rules. */
  private static byte[] promisingRules(long count) throws IOException {
    var bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = beginningOverrides(bytes);
    encoder.writeIndex(1);
    encoder.writeLong(count);
    return bytes.toByteArray();
  }

  /** A command up to where the overrides of its chart begin. */
  private static BinaryEncoder beginningOverrides(ByteArrayOutputStream bytes) {
    byte[] empty = Binary.encode(CommandCodec.toAvro(Commands.plain()));
    bytes.write(empty, 0, empty.length - 1);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      encoder.writeLong(1);
      encoder.writeEnum(ContextKind.CHART.ordinal());
      encoder.writeIndex(1);
      encoder.writeString(Commands.THREAD.toString());
      encoder.writeIndex(0);
      encoder.writeIndex(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encoder;
  }

  private static void assertUnreadable(byte[] bytes) {
    assertThatThrownBy(() -> decode(bytes))
        .as(Arrays.toString(bytes))
        .isInstanceOf(UnreadableRecordException.class);
  }

  private static ThreadCreateCommand decode(byte[] bytes) {
    return wire.decode(TOPICS.create(), bytes, ThreadCreateCommand.class);
  }
}
