package dev.threadspool.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.throughput.WorkUndoneException;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.bench.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way stores the same threads; what a round measures is checked by the round itself. */
class WaysTest {

  private static final Arena ARENA = TestBench.arena("ways");
  private static final Workload WORKLOAD =
      Workload.make(TestBench.arena("reference"), 3, 40, _ -> {});

  static List<Way> ways() {
    return List.of(new StoreWay(), new DecideWay(), new CopyWay());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldStoreTheSame(Way way) throws Exception {
    // Given
    Turn turn = new StageTurn(ARENA, way);

    // When
    var first = turn.run(WORKLOAD.first(40));
    var again = turn.run(WORKLOAD.first(21));

    // Then
    assertThat(first).isPositive();
    assertThat(again).isPositive();
    assertThat(count("thread")).isEqualTo(21);
    assertThat(count("prompt_context")).isEqualTo(63);
  }

  @Test
  void shouldNotCountWhatIsNotStored() {
    // Given
    Way lazy =
        new Way() {
          @Override
          public String key() {
            return "lazy";
          }

          @Override
          public String title() {
            return key();
          }

          @Override
          public Writer open(Arena arena, int number, List<List<Job>> batches) {
            return new CopyWay()
                .open(arena, number, batches.stream().map(jobs -> jobs.subList(1, 2)).toList());
          }
        };

    // When, then
    assertThatThrownBy(() -> new StageTurn(ARENA, lazy).run(WORKLOAD.first(40)))
        .isInstanceOf(WorkUndoneException.class)
        .hasMessage("2 threads are stored, not 40");
  }

  private static long count(String table) {
    return ARENA
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM <table>")
                    .define("table", table)
                    .mapTo(long.class)
                    .one());
  }
}
