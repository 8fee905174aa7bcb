package dev.threadspool.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A demo that always says "ok" would be worth nothing. */
class ExpectationsTest {

  @Test
  void shouldBeMetWhereAllWentWell() {
    assertThat(new Outcome().unmet()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mishaps")
  void shouldNotBeMet(String mishap, String expectation, Consumer<Outcome> spoil) {
    // Given
    Outcome outcome = new Outcome();
    spoil.accept(outcome);

    // Then
    assertThat(outcome.unmet())
        .as(mishap)
        .extracting(Expectations.Expectation::text)
        .contains(expectation);
  }

  static Stream<Arguments> mishaps() {
    return Stream.of(
        mishap(
            "a worker that hangs",
            "the worker is through with every record",
            outcome -> outcome.drained = false),
        mishap(
            "another thread for the same key",
            "the repeated request gets the same answer",
            outcome -> outcome.again = Outcome.ok(UUID.randomUUID())),
        mishap(
            "a thread that is not stored",
            "exactly these four threads are stored",
            outcome -> outcome.threads.removeFirst()),
        mishap(
            "a thread nobody asked for",
            "exactly these four threads are stored",
            outcome ->
                outcome.threads.add(
                    new StoredRows.ThreadRow(UUID.randomUUID().toString(), "", "", ""))),
        mishap(
            "an event told twice",
            "each thread is announced once, also those asked for twice",
            outcome -> outcome.created.add(outcome.created.getFirst())),
        mishap(
            "an event never told",
            "each thread is announced once, also those asked for twice",
            outcome -> outcome.created.removeLast()),
        mishap(
            "items in another order",
            "the service's thread has all nine kinds, in its order",
            outcome -> outcome.items.add(outcome.items.remove(outcome.items.size() - 2))),
        mishap(
            "a stored item that the event does not carry",
            "every event carries what is stored",
            outcome -> outcome.items.removeFirst()),
        mishap(
            "a rejection that is not announced",
            "the same rejection is announced",
            outcome -> outcome.rejected.clear()),
        mishap(
            "a rejection that is not stored",
            "one rejection is stored",
            outcome -> outcome.rejections.clear()),
        mishap(
            "a dead letter that is lost",
            "the poison record is a dead letter, byte for byte",
            outcome -> outcome.deadLetters.clear()));
  }

  private static Arguments mishap(String mishap, String expectation, Consumer<Outcome> spoil) {
    return Arguments.of(mishap, expectation, spoil);
  }
}
