package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks, and what is known of them. */
class MarkTest {

  private static final UUID TOPIC = new UUID(1, 2);
  private static final Instant AT = Instant.parse("2026-11-25T03:04:05.678Z");

  static Stream<Mark> marks() {
    return Stream.of(
        new Mark.Redriven(AT, "kim \u00e9", 2, "agent-thread.create", 3, 1L << 40),
        new Mark.Dropped(AT, "kim", "\"why\"\n"));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void shouldReadBackWhatItSays(Mark mark) {
    assertThat(MarkCodec.read(MarkCodec.write(mark))).isEqualTo(mark);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"state\":\"dropped\"}", "\u0000"})
  void shouldTakeWhatNobodyCanReadForSentAgain(String value) {
    assertThat(MarkCodec.read(value.getBytes(UTF_8)).state()).isEqualTo(State.REDRIVEN);
  }

  @Test
  void shouldNameADeadLetterOfThisTopicOnly() {
    // Given
    Place place = new Place(3, 1L << 40);

    // Then
    assertThat(MarkCodec.place(TOPIC, MarkCodec.key(TOPIC, place))).isEqualTo(place);
    assertThat(MarkCodec.place(new UUID(3, 4), MarkCodec.key(TOPIC, place))).isNull();
    assertThat(MarkCodec.place(TOPIC, "anything".getBytes(UTF_8))).isNull();
    assertThat(MarkCodec.place(TOPIC, null)).isNull();
  }

  @Test
  void shouldKnowWhatWasDoneLast() {
    // Given
    Handled handled = new Handled();
    handled.expect(0, 1_000, 2_000);
    Mark dropped = new Mark.Dropped(AT, "kim", "why");
    Mark redriven = new Mark.Redriven(AT, "kim", 1, "t", 0, 0);

    // When
    handled.mark(new Place(0, 1_000), dropped);
    handled.mark(new Place(0, 1_001), dropped);
    handled.mark(new Place(0, 1_001), redriven);
    handled.mark(new Place(0, 1_002), dropped);
    handled.mark(new Place(0, 1_002), null);
    handled.mark(new Place(0, 999), dropped);
    handled.mark(new Place(0, 2_000), dropped);
    handled.mark(new Place(1, 1_000), dropped);

    // Then
    assertThat(
            Stream.of(999L, 1_000L, 1_001L, 1_002L, 2_000L)
                .map(offset -> handled.state(new Place(0, offset))))
        .containsExactly(State.OPEN, State.DROPPED, State.REDRIVEN, State.OPEN, State.OPEN);
    assertThat(handled.state(new Place(1, 1_000))).isEqualTo(State.OPEN);
  }
}
