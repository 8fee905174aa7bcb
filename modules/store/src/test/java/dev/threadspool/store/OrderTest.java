package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.store.harness.TestStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java and PostgreSQL have to agree on the order in which rows are locked. */
class OrderTest {

  private static final TestStore TEST = TestStore.empty();

  @Test
  void shouldOrderUuidsAsPostgresDoes() {
    // Given
    List<UUID> uuids =
        Stream.concat(
                Stream.generate(UUID::randomUUID).limit(200),
                Stream.of(
                    new UUID(0, 0),
                    new UUID(0, -1),
                    new UUID(0, Long.MIN_VALUE),
                    new UUID(0, Long.MAX_VALUE),
                    new UUID(-1, 0),
                    new UUID(Long.MIN_VALUE, 0),
                    new UUID(Long.MAX_VALUE, -1)))
            .toList();

    // When
    List<UUID> byPostgres =
        TEST.jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT u FROM unnest(:uuids) AS u ORDER BY u")
                        .bindArray("uuids", UUID.class, uuids)
                        .mapTo(UUID.class)
                        .list());

    // Then
    assertThat(uuids.stream().sorted(UuidOrder.INSTANCE)).containsExactlyElementsOf(byPostgres);
  }

  @Test
  void shouldOrderPartitionsByTopicThenNumber() {
    // Given
    PartitionKey first = new PartitionKey(new UUID(1, 0), 10);
    PartitionKey second = new PartitionKey(new UUID(-1, 0), 2);
    PartitionKey third = new PartitionKey(new UUID(-1, 0), 10);

    // When / Then
    assertThat(Stream.of(third, second, first).sorted()).containsExactly(first, second, third);
  }
}
