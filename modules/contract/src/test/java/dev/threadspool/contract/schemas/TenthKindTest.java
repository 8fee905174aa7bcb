package dev.threadspool.contract.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.avro.ContextItem;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.UnreadableCommandException;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Threads;
import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The nine kinds of context can become ten while readers and writers of nine still run. */
class TenthKindTest {

  static final List<Schema> WITH_ITEMS =
      List.of(ThreadCreateCommand.getClassSchema(), ThreadCreated.getClassSchema());

  @ParameterizedTest
  @FieldSource("WITH_ITEMS")
  void shouldBeCompatibleInBothDirections(Schema nine) {
    // When
    Schema ten = TenthKind.addedTo(nine);

    // Then
    assertThat(SchemaPairs.incompatibilities(ten, nine)).isEmpty();
    assertThat(SchemaPairs.incompatibilities(nine, ten)).isEmpty();
  }

  @Test
  void shouldBeReadByThoseWhoKnowNine() {
    // Given
    Schema ten = TenthKind.addedTo(ThreadCreateCommand.getClassSchema());
    byte[] bytes = Binary.encode(commandWithNotebook(ten));

    // When
    ThreadCreateCommand read =
        Binary.decode(bytes, ten, ThreadCreateCommand.getClassSchema(), ThreadCreateCommand.class);

    // Then
    assertThat(read.getThreadUuid()).isEqualTo(Commands.THREAD);
    assertThat(read.getPrompt()).isEqualTo(Commands.plain().prompt());
    assertThat(read.getContext())
        .containsExactly(ContextItem.newBuilder().setKind(ContextKind.UNKNOWN).build());
    assertThatThrownBy(() -> CommandCodec.fromAvro(read))
        .isInstanceOf(UnreadableCommandException.class);
  }

  @Test
  void shouldReadWhatThoseWhoKnowNineWrote() {
    // Given
    ThreadCreated event = CreatedCodec.toAvro(Threads.full());
    Schema ten = TenthKind.addedTo(ThreadCreated.getClassSchema());

    // When
    GenericRecord read = Binary.decode(Binary.encode(event), event.getSchema(), ten);

    // Then
    List<?> context = (List<?>) read.get("context");
    assertThat(context).hasSameSizeAs(event.getContext());
    assertThat(context)
        .allSatisfy(item -> assertThat(((GenericRecord) item).get("notebook")).isNull());
    assertThat(((GenericRecord) context.getFirst()).get("kind")).hasToString("CHART");
  }

  @Test
  void shouldNotBePossibleInAUnionOfRecords() {
    // Given: the way not taken.
    Schema nine = TenthKind.unionOf(List.of("Chart", "Dashboard"));
    Schema ten = TenthKind.unionOf(List.of("Chart", "Dashboard", "Notebook"));
    GenericRecord item =
        new GenericRecordBuilder(ten)
            .set(
                "payload",
                new GenericRecordBuilder(ten.getField("payload").schema().getTypes().getLast())
                    .set("ofNotebook", "x")
                    .build())
            .build();

    // Then
    assertThat(SchemaPairs.incompatibilities(ten, nine)).isEmpty();
    assertThat(SchemaPairs.incompatibilities(nine, ten)).isNotEmpty();
    assertThatThrownBy(() -> Binary.decode(Binary.encode(item), ten, nine))
        .isInstanceOf(AvroTypeException.class);
  }

  private static GenericRecord commandWithNotebook(Schema ten) {
    GenericRecord command =
        Binary.decode(
            Binary.encode(CommandCodec.toAvro(Commands.plain())),
            ThreadCreateCommand.getClassSchema(),
            ten);
    Schema item = ten.getField("context").schema().getElementType();
    Schema notebook = item.getField("notebook").schema().getTypes().getLast();
    command.put(
        "context",
        List.of(
            new GenericRecordBuilder(item)
                .set("kind", new GenericData.EnumSymbol(item.getField("kind").schema(), "NOTEBOOK"))
                .set("notebook", new GenericRecordBuilder(notebook).set("path", "a").build())
                .build()));
    return command;
  }
}
