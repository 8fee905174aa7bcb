package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.store.harness.TestStore;
import dev.threadspool.store.internal.ListStatements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of threads whose prompts are long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadPieceTest {

  private static final UUID ORGANIZATION = UUID.randomUUID();
  private static final UUID PROJECT = UUID.randomUUID();
  private static final UUID AGENT = UUID.randomUUID();
  private static final Actor OWNER = new Actor(Actor.Type.USER, UUID.randomUUID());
  private static final ThreadFilter ALL =
      new ThreadFilter(ORGANIZATION, PROJECT, Set.of(AGENT), OWNER, null, null);

  private static final int THREADS = 40;
  private static final int LONG = 100_000;

  private TestStore test;
  private ThreadReader reader;

  @BeforeAll
  void fill() {
    test = TestStore.migrated();
    reader = test.reader();
    // Three of four prompts are long, in letters of two bytes; four threads share each moment.
    test.jdbi()
        .useHandle(
            handle -> {
              handle.execute("ALTER TABLE prompt ALTER COLUMN prompt SET STORAGE EXTERNAL");
              handle.execute(
                  """
                  INSERT INTO thread
                  SELECT gen_random_uuid(), ?, ?, ?, 'user', ?, 'Ada', 'web_app', NULL, NULL,
                    timestamptz '2026-11-20 12:00Z' + (n / 4) * interval '1 ms', gen_random_uuid(), now(),
                    gen_random_uuid(), 0, n, 1, sha256(n::text::bytea)
                  FROM generate_series(1, ?) AS n
                  """,
                  ORGANIZATION,
                  PROJECT,
                  AGENT,
                  OWNER.uuid(),
                  THREADS);
              handle.execute(
                  """
                  INSERT INTO prompt
                  SELECT gen_random_uuid(), thread_uuid, created_at,
                    repeat('ü', CASE origin_offset % 4 WHEN 0 THEN 0 ELSE ? / 2 END), NULL
                  FROM thread
                  """,
                  LONG);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, LONG - 1, LONG, 2 * LONG, 3 * LONG + 1, Long.MAX_VALUE})
  void shouldBoundAPieceByItsPromptsAndLeaveOutNothing(long bound) {
    // Given
    PieceLimit limit = new PieceLimit(7, bound);
    List<ThreadEntry> whole = all();

    // When / Then
    List<ThreadEntry> pieces = new ArrayList<>();
    ThreadPosition after = null;
    while (pieces.size() < THREADS) {
      ThreadPiece piece = reader.piece(ALL, after, 0, limit);
      assertThat(piece.entries()).hasSizeBetween(1, 7);
      assertThat(piece.entries().size() == 1 || promptBytes(piece) <= bound).isTrue();
      pieces.addAll(piece.entries());
      assertThat(piece.cut()).isEqualTo(piece.entries().size() < 7 && pieces.size() < THREADS);
      after = ThreadPosition.of(piece.entries().getLast());
    }
    assertThat(pieces).isEqualTo(whole);
    assertThat(reader.piece(ALL, after, 0, limit)).isEqualTo(new ThreadPiece(List.of(), false));
  }

  @Test
  void shouldTakeAsMuchAsThereIsRoomFor() {
    // Given
    List<ThreadEntry> whole = all();

    // When
    ThreadPiece piece = reader.piece(ALL, null, 9, new PieceLimit(20, 5 * LONG));
    ThreadPiece exact = reader.piece(ALL, null, 9, new PieceLimit(2, 5 * LONG));

    // Then
    int taken = piece.entries().size();
    assertThat(piece.entries()).isEqualTo(whole.subList(9, 9 + taken));
    assertThat(promptBytes(piece)).isEqualTo(5 * LONG);
    assertThat(whole.get(9 + taken).prompt()).isNotEmpty();
    assertThat(piece.cut()).isTrue();
    assertThat(exact).isEqualTo(new ThreadPiece(whole.subList(9, 11), false));
  }

  @Test
  void shouldNotReadThePromptsThatItLeavesOut() {
    // Given
    int whole = chunksRead(Long.MAX_VALUE);

    // When
    int read = chunksRead(2 * LONG);

    // Then: two of thirty
    assertThat(whole).isGreaterThan(THREADS);
    assertThat(read).isEqualTo(whole / 15);
  }

  /** Long prompts are kept in chunks, in a table beside. */
  private int chunksRead(long bound) {
    return test.jdbi()
        .inTransaction(
            handle -> {
              var _ = ListStatements.piece(handle, ALL, null, 0, new PieceLimit(THREADS, bound));
              return handle
                  .createQuery(
                      """
                      SELECT idx_tup_fetch FROM pg_stat_xact_all_tables
                      WHERE relid =
                        (SELECT reltoastrelid FROM pg_class WHERE oid = 'prompt'::regclass)
                      """)
                  .mapTo(Integer.class)
                  .one();
            });
  }

  private List<ThreadEntry> all() {
    List<ThreadEntry> all =
        reader.piece(ALL, null, 0, new PieceLimit(THREADS, Long.MAX_VALUE)).entries();
    assertThat(all).hasSize(THREADS).doesNotHaveDuplicates();
    return all;
  }

  private static long promptBytes(ThreadPiece piece) {
    return piece.entries().stream()
        .mapToLong(entry -> entry.prompt().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
