package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.NOON;
import static dev.threadspool.store.harness.Samples.deadLetter;
import static dev.threadspool.store.harness.Samples.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private final ThreadStore store = TestStore.migrated().store();

  @Test
  void shouldReadBackWhatWasStored() {
    // Given
    DeadLetter one = deadLetter(origin(), NOON);
    DeadLetter other =
        new DeadLetter(origin(), NOON, "java.lang.Error", "ü🥪 'quoted' {}", "x".repeat(8_000));

    // When
    insert(one, other);

    // Then
    assertThat(read(other.origin(), origin(), one.origin()))
        .isEqualTo(Map.of(one.origin(), one, other.origin(), other));
  }

  @Test
  void shouldKeepTheFirstOfAnOrigin() {
    // Given
    DeadLetter first = deadLetter(origin(), NOON);
    insert(first);

    // When
    insert(deadLetter(first.origin(), NOON.plusSeconds(1)), deadLetter(origin(), NOON));

    // Then
    assertThat(read(first.origin())).containsOnly(Map.entry(first.origin(), first));
  }

  private void insert(DeadLetter... deadLetters) {
    store.decide(
        transaction -> {
          transaction.insertDeadLetters(List.of(deadLetters));
          return deadLetters.length;
        });
  }

  private Map<Origin, DeadLetter> read(Origin... origins) {
    return store.decide(transaction -> transaction.deadLetters(List.of(origins)));
  }
}
