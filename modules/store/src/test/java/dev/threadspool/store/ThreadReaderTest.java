package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.store.harness.TestStore;
import dev.threadspool.store.internal.ListStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, in a table with many threads of many others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadReaderTest {

  private static final int THREADS = 20_000;
  private static final UUID ORGANIZATION = uuid(1);
  private static final UUID PROJECT = uuid(1);

  private TestStore test;
  private ThreadReader reader;

  @BeforeAll
  void fill() {
    test = TestStore.migrated();
    reader = test.reader();
    // Actor n has every 40th thread, agent n every 100th; ten threads share each moment.
    test.jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  INSERT INTO thread
                  SELECT lpad(to_hex(n), 32, '0')::uuid, ?, ?, lpad((n % 100)::text, 32, '0')::uuid, 'user',
                    lpad((n % 40)::text, 32, '0')::uuid, 'Ada', 'web_app', NULL, NULL,
                    timestamptz '2026-11-20 12:00Z' + (n / 10) * interval '1 ms', gen_random_uuid(), now(),
                    gen_random_uuid(), 0, n, 1, sha256(n::text::bytea)
                  FROM generate_series(1, ?) AS n
                  """,
                  ORGANIZATION, PROJECT, THREADS);
              handle.execute(
                  """
                  INSERT INTO prompt
                  SELECT gen_random_uuid(), thread_uuid, created_at, '', NULL FROM thread
                  """);
              handle.execute("ANALYZE");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 499, 500, 501})
  void shouldLeaveOutAndRepeatNothingFromPieceToPiece(int size) {
    // Given
    ThreadFilter filter = filter(Set.of(uuid(1), uuid(41), uuid(81), uuid(21), uuid(61)), uuid(1));
    List<ThreadEntry> whole = entries(filter, null, 0, THREADS);

    // When
    List<ThreadEntry> pieces = new ArrayList<>();
    List<ThreadEntry> piece = entries(filter, null, 0, size);
    while (!piece.isEmpty()) {
      pieces.addAll(piece);
      piece = entries(filter, ThreadPosition.of(piece.getLast()), 0, size);
    }

    // Then
    assertThat(whole).hasSize(500).doesNotHaveDuplicates();
    assertThat(reader.count(filter)).isEqualTo(500);
    assertThat(pieces).isEqualTo(whole);
    assertThat(entries(filter, null, 490, size))
        .isEqualTo(whole.subList(490, Math.min(500, 490 + size)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread_by_agent", "thread_by_owner"})
  void shouldReadNobodyElsesThreadsForAList(String index) {
    // Given
    ThreadFilter filter =
        index.equals("thread_by_agent")
            ? filter(Set.of(uuid(2)), null)
            : filter(Set.of(uuid(2), uuid(42)), uuid(2));

    // When / Then
    test.jdbi()
        .useTransaction(
            handle -> {
              PieceLimit limit = new PieceLimit(10, Long.MAX_VALUE);
              assertThat(ListStatements.piece(handle, filter, null, 0, limit).entries())
                  .hasSize(10);
              assertThat(read(handle, index)).isBetween(1, 500);
              assertThat(read(handle, "thread")).isZero();
              assertThat(read(handle, "prompt")).isZero();
            });
  }

  /** What this transaction has read of an index, or of a table from end to end. */
  private static int read(Handle handle, String relation) {
    return handle
        .createQuery("SELECT pg_stat_get_xact_tuples_returned(CAST(:relation AS regclass))")
        .bind("relation", relation)
        .mapTo(Integer.class)
        .one();
  }

  private List<ThreadEntry> entries(
      ThreadFilter filter, @Nullable ThreadPosition after, long skip, int limit) {
    return reader.piece(filter, after, skip, new PieceLimit(limit, Long.MAX_VALUE)).entries();
  }

  @Test
  void shouldNameTheAgentsOfSomebodysThreads() {
    // When
    Set<UUID> agents = reader.agents(ORGANIZATION, PROJECT, user(uuid(7)));

    // Then
    assertThat(agents).containsExactlyInAnyOrder(uuid(7), uuid(27), uuid(47), uuid(67), uuid(87));
    assertThat(reader.agents(uuid(2), PROJECT, user(uuid(7)))).isEmpty();
    assertThat(reader.agents(ORGANIZATION, uuid(2), user(uuid(7)))).isEmpty();
    assertThat(reader.agents(ORGANIZATION, PROJECT, new Actor(Actor.Type.SERVICE, uuid(7))))
        .isEmpty();
  }

  private static ThreadFilter filter(Set<UUID> agents, @Nullable UUID owner) {
    return new ThreadFilter(
        ORGANIZATION, PROJECT, agents, owner == null ? null : user(owner), null, null);
  }

  private static Actor user(UUID uuid) {
    return new Actor(Actor.Type.USER, uuid);
  }

  private static UUID uuid(int number) {
    return UUID.fromString("00000000-0000-0000-0000-%012d".formatted(number));
  }
}
