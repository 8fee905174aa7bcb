package dev.threadspool.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.workload.Workload;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service answers and keeps what it answered; what a run measures is checked by the run. */
class ServicesTest {

  private static final Workload WORKLOAD =
      Workload.make(TestBench.arena("latencyreference"), 3, 20, _ -> {});

  static List<Service> services() {
    return List.of(new Announcing(), new Silent(), new Synchronous());
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldAnswerAndKeepWhatItAnswered(Service service) throws Exception {
    // Given
    try (Candidate candidate =
        Candidate.open(
            service, TestBench.arena("latency" + service.key().toLowerCase(Locale.ROOT)))) {
      // When
      var first = candidate.run(WORKLOAD, 20, 20);
      var again = candidate.run(WORKLOAD, 10, 20);

      // Then
      assertThat(first.refused()).isEmpty();
      assertThat(first.request().getTotalCount()).isEqualTo(20);
      assertThat(again.request().getTotalCount()).isEqualTo(10);
      assertThat(again.event().getTotalCount()).isEqualTo(service.announces() ? 10 : 0);
    }
  }
}
