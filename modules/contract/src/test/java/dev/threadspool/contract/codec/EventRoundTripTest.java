package dev.threadspool.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Threads;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events carry every column: what is read from one is what was stored. */
class EventRoundTripTest {

  static final List<StoredThread> THREADS = List.of(Threads.full(), Threads.sparse());

  @ParameterizedTest
  @FieldSource("THREADS")
  void shouldCarryTheWholeThread(StoredThread thread) {
    // When
    StoredThread read = CreatedCodec.fromAvro(Binary.throughBytes(CreatedCodec.toAvro(thread)));

    // Then
    assertThat(read).isEqualTo(thread);
  }

  @Test
  void shouldLeaveNoColumnOfTheFullThreadEmpty() throws Exception {
    // An example with nulls in it would not tell whether a column is carried.
    for (RecordComponent column : StoredThread.class.getRecordComponents()) {
      assertThat(column.getAccessor().invoke(Threads.full())).as(column.getName()).isNotNull();
    }
    assertThat(Threads.items()).extracting(ResolvedItem::kind).contains(ContextKind.values());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"{\"a\":[1.0,null]}", "null", ""})
  void shouldCarryTheWholeRejection(String data) {
    // Given
    Rejection rejection = Threads.rejection(data);

    // When
    Rejection read = RejectedCodec.fromAvro(Binary.throughBytes(RejectedCodec.toAvro(rejection)));

    // Then
    assertThat(read).isEqualTo(rejection);
  }
}
