package dev.threadspool.bench.restoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is restored, round after round, is what the worker has stored; never how fast. */
class RestoringTest {

  private static final Workload WORKLOAD =
      Workload.make(TestBench.arena("reference"), 3, 40, _ -> {});

  @Test
  void shouldRestoreEachRoundByItself() throws Exception {
    // Given
    Arena live = TestBench.arena("restoringlive");
    Arena restored = TestBench.arena("restoringrestored");
    List<String> indexes = indexes(restored);
    try (Entrant entrant = Entrant.open(new Ours(), live);
        Restoring restoring = new Restoring(live, restored)) {
      for (int threads : new int[] {40, 20}) {
        var _ = entrant.run(WORKLOAD.first(threads));

        // When
        var kept = restoring.keepingIndexes(threads);
        var rebuilt = restoring.rebuildingIndexes(threads);

        // Then
        assertThat(kept).isPositive();
        assertThat(rebuilt).isPositive();
        assertThat(count(restored)).isEqualTo(threads);
        assertThat(indexes(restored)).isEqualTo(indexes).hasSizeGreaterThan(5);

        restoring.forget();
      }
    }
  }

  @Test
  void shouldRestoreWhatAllRunsHaveMade() throws Exception {
    try (RestoreRace race = RestoreRace.open(TestBench.stack())) {
      // Given
      race.warmUp(20, 1);
      assertThat(race.live(20, _ -> {})).isPositive();
      assertThat(race.live(20, _ -> {})).isPositive();

      // When, then it has compared the rows with those of both
      assertThat(race.keepingIndexes()).isPositive();
      assertThat(race.rebuildingIndexes()).isPositive();
      assertThat(race.stored()).isEqualTo(40);
    }
  }

  @Test
  void shouldNotTakeOtherRowsForTheSame() throws Exception {
    // Given
    Arena live = TestBench.arena("restoringother");
    Arena restored = TestBench.arena("restoringothercopy");
    try (Entrant entrant = Entrant.open(new Ours(), live);
        Restoring restoring = new Restoring(live, restored)) {
      var _ = entrant.run(WORKLOAD.first(20));
      var _ = restoring.keepingIndexes(20);
    }

    // When
    restored
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE prompt_context SET item = item || ' ' WHERE ordinal = 2 AND prompt_uuid"
                        + " = (SELECT min(prompt_uuid::text)::uuid FROM prompt)"));

    // Then
    assertThatThrownBy(() -> SameRows.check(live.jdbi(), restored.jdbi(), 20))
        .isInstanceOf(WorkUndoneException.class)
        .hasMessageContaining("restored is");
    assertThatThrownBy(() -> SameRows.check(live.jdbi(), live.jdbi(), 19))
        .isInstanceOf(WorkUndoneException.class);
  }

  private static long count(Arena arena) {
    return arena
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT count(*) FROM thread").mapTo(long.class).one());
  }

  private static List<String> indexes(Arena arena) {
    return arena
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")
                    .mapTo(String.class)
                    .list());
  }
}
