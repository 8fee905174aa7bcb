package dev.threadspool.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.contenders.Contender;
import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.contenders.Outbox;
import dev.threadspool.bench.contenders.RecordAtLeastOnce;
import dev.threadspool.bench.contenders.RecordExactlyOnce;
import dev.threadspool.bench.floor.Floor;
import dev.threadspool.bench.workload.Workload;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contender does the whole job; what a round measures is checked by the round itself. */
class ContendersTest {

  private static final Workload WORKLOAD =
      Workload.make(TestBench.arena("reference"), 3, 40, _ -> {});

  static List<Contender> contenders() {
    return List.of(
        new Ours(),
        new RecordExactlyOnce(),
        new RecordAtLeastOnce(),
        new Outbox(),
        new Floor(() -> WORKLOAD));
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void shouldDoTheSameJob(Contender contender) throws Exception {
    // Given
    try (Entrant entrant =
        Entrant.open(contender, TestBench.arena("test" + contender.key().toLowerCase()))) {
      // When
      var first = entrant.run(WORKLOAD.first(40));
      var again = entrant.run(WORKLOAD.first(20));

      // Then
      assertThat(first).isPositive();
      assertThat(again).isPositive();
    }
  }
}
