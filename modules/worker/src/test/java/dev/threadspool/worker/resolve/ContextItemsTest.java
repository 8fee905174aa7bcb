package dev.threadspool.worker.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ContextItem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Telling items apart costs no more than it takes to see that they are too many. */
class ContextItemsTest {

  @Test
  void shouldLookNoFurtherThanToTheFirstThatIsTooMany() {
    // Given: a command has room for a hundred thousand, and their hashes may all be the same
    List<ContextItem> asked =
        IntStream.range(0, 100_000)
            .<ContextItem>mapToObj(number -> new ContextItem.File("models/" + number))
            .toList();

    // When
    List<ContextItem> items = ContextItems.withoutDuplicates(asked);

    // Then
    assertThat(items).isEqualTo(asked.subList(0, ContextItems.LIMIT + 1));
  }

  @Test
  void shouldCountTheSameItemOnce() {
    // Given
    ContextItem file = new ContextItem.File("models/a.sql");
    List<ContextItem> asked = Stream.generate(() -> file).limit(20).toList();

    // When / Then
    assertThat(ContextItems.withoutDuplicates(asked)).containsExactly(file);
  }
}
