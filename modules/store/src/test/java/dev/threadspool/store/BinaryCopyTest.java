package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.store.harness.TestStore;
import dev.threadspool.store.internal.BinaryCopy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Values arrive as they were, as PostgreSQL writes them out. */
class BinaryCopyTest {

  private static final TestStore TEST = TestStore.empty();
  private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e", "f", "offset", "h");

  @Test
  void shouldWriteEveryType() throws SQLException {
    // Given
    UUID uuid = UUID.fromString("fedcba98-7654-4321-8fed-cba987654321");

    // When
    List<String> rows =
        written(
            List.of(1),
            (row, _) ->
                row.uuid(uuid)
                    .text("é 𝄞 \\N \t\"")
                    .instant(Instant.parse("0001-01-01T00:00:00.000001Z"))
                    .smallint(-2)
                    .integer(Integer.MIN_VALUE)
                    .bigint(Long.MAX_VALUE)
                    .bytes(new byte[] {0, -1})
                    .bool(true));

    // Then
    assertThat(rows)
        .containsExactly(
            "fedcba98-7654-4321-8fed-cba987654321|é 𝄞 \\N \t\"|0001-01-01T00:00:00.000001+00:00|-2|"
                + "-2147483648|9223372036854775807|\\x00ff|true");
  }

  @Test
  void shouldCutOffWhatIsFinerThanAMicrosecond() throws SQLException {
    // When
    List<String> rows =
        written(
            List.of(Instant.parse("1999-12-31T23:59:59.999999999Z"), Instant.EPOCH),
            (row, instant) -> row.nulls(2).instant(instant).nulls(5));

    // Then
    assertThat(rows)
        .containsExactly(
            "∅|∅|1999-12-31T23:59:59.999999+00:00|∅|∅|∅|∅|∅",
            "∅|∅|1970-01-01T00:00:00+00:00|∅|∅|∅|∅|∅");
  }

  @Test
  void shouldWriteWhatIsNotThere() throws SQLException {
    // When
    List<String> rows =
        written(
            List.of(1),
            (row, _) -> row.uuid(null).text(null).instant(null).nulls(3).bytes(null).nulls(1));

    // Then
    assertThat(rows).containsExactly("∅|∅|∅|∅|∅|∅|∅|∅");
  }

  @Test
  void shouldWriteMoreThanItsBufferHolds() throws SQLException {
    // Given
    String large = "x".repeat(1_000_000);
    List<String> texts =
        IntStream.range(0, 5_000).mapToObj(i -> i == 3_000 ? large : "text " + i).toList();

    // When
    List<String> rows = written(texts, (row, text) -> row.nulls(1).text(text).nulls(6));

    // Then
    assertThat(rows)
        .containsExactlyElementsOf(
            texts.stream().map(text -> "∅|" + text + "|∅|∅|∅|∅|∅|∅").toList());
  }

  @Test
  void shouldWriteNoRows() throws SQLException {
    assertThat(written(Collections.<String>emptyList(), BinaryCopy::text)).isEmpty();
  }

  /** Where the copy is left open, rolling back waits for ever. */
  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void shouldLeaveAConnectionThatCanBeRolledBack() {
    TEST.jdbi()
        .useHandle(
            handle -> {
              // Given
              create(handle);
              handle.begin();
              var fault = new IllegalStateException("no such row");

              // When
              assertThatThrownBy(
                      () ->
                          BinaryCopy.write(
                              handle.getConnection(),
                              "copied",
                              COLUMNS,
                              List.of(1, 2),
                              (row, each) -> {
                                row.nulls(8);
                                if (each == 2) {
                                  throw fault;
                                }
                              }))
                  .isSameAs(fault);
              handle.rollback();

              // Then
              assertThat(read(handle)).isEmpty();
            });
  }

  @Test
  void shouldSayWhatTheTableRefuses() {
    TEST.jdbi()
        .useHandle(
            handle -> {
              create(handle);
              handle.execute("ALTER TABLE copied ALTER COLUMN b SET NOT NULL");
              assertThatThrownBy(
                      () ->
                          BinaryCopy.write(
                              handle.getConnection(),
                              "copied",
                              COLUMNS,
                              List.of(1),
                              (row, _) -> row.nulls(8)))
                  .isInstanceOfSatisfying(
                      SQLException.class,
                      refusal -> assertThat(refusal.getSQLState()).isEqualTo("23502"));
            });
  }

  private static <T> List<String> written(List<T> rows, BiConsumer<BinaryCopy, T> row)
      throws SQLException {
    try (Handle handle = TEST.jdbi().open()) {
      create(handle);
      BinaryCopy.write(handle.getConnection(), "copied", COLUMNS, rows, row);
      return read(handle);
    }
  }

  private static void create(Handle handle) {
    handle.execute("SET TIME ZONE 'UTC'");
    handle.execute(
        """
        CREATE TEMP TABLE copied (
          number bigint GENERATED ALWAYS AS IDENTITY, a uuid, b text, c timestamptz, d smallint,
          e integer, f bigint, "offset" bytea, h boolean)
        """);
  }

  /** Every row as text, as PostgreSQL itself turns values into text. */
  private static List<String> read(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT concat_ws('|',
              coalesce(a::text, '∅'), coalesce(b, '∅'), coalesce(to_json(c) #>> '{}', '∅'),
              coalesce(d::text, '∅'), coalesce(e::text, '∅'), coalesce(f::text, '∅'),
              coalesce("offset"::text, '∅'), coalesce(h::text, '∅'))
            FROM copied ORDER BY number
            """)
        .mapTo(String.class)
        .list();
  }
}
