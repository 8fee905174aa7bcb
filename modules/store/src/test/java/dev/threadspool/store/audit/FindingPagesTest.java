package dev.threadspool.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.store.harness.TestStore;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many findings, given page by page. */
class FindingPagesTest {

  private static final int MANY = 50_000;
  private static final int PAGE = 200;

  private final Handle handle = TestStore.empty().jdbi().open();
  private final FindingPages pages = new FindingPages(handle);

  @BeforeEach
  void find() {
    new AuditTables(handle).create();
    // Of events, in four partitions; and of commands, which have a topic and no subject.
    found("'NOT_STORED', 'THREAD', NULL::uuid, n % 4");
    found("'LOST', NULL, gen_random_uuid(), 0");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void shouldGiveEachOnceInTheOrderOfWhereItIs() {
    // When
    List<Finding> events = all(FindingKind.NOT_STORED, Subject.THREAD);
    List<Finding> commands = all(FindingKind.LOST, null);

    // Then
    assertThat(events)
        .hasSize(MANY)
        .isSortedAccordingTo(
            (one, other) ->
                one.partition() == other.partition()
                    ? Long.compare(one.offset(), other.offset())
                    : Integer.compare(one.partition(), other.partition()))
        .doesNotHaveDuplicates();
    assertThat(commands).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(all(FindingKind.LOST, Subject.THREAD)).isEmpty();
  }

  @Test
  void shouldNotLookForEachPageAmongAll() {
    // When
    long read =
        handle.inTransaction(
            _ -> {
              long before = rowsRead();
              all(FindingKind.NOT_STORED, Subject.THREAD);
              return rowsRead() - before;
            });

    // Then
    assertThat(read).isBetween((long) MANY, 2L * MANY);
  }

  private List<Finding> all(FindingKind kind, @Nullable Subject subject) {
    List<Finding> all = new ArrayList<>();
    List<Finding> page = pages.page(kind, subject, null, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = pages.page(kind, subject, page.getLast(), PAGE);
    }
    return all;
  }

  private void found(String kindSubjectTopicPartition) {
    handle.execute(
        AuditCheck.FINDING
            + "SELECT %s, n, NULL, '', true FROM generate_series(1, %d) AS n"
                .formatted(kindSubjectTopicPartition, MANY));
  }

  /** By this connection, since some time before its transaction began. */
  private long rowsRead() {
    return handle
        .createQuery(
            """
            SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_all_tables
            WHERE relid = cast('audit_finding' AS regclass)
            """)
        .mapTo(Long.class)
        .one();
  }
}
