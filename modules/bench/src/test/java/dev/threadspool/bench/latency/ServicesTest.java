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
      // Now and then one is refused where a machine has much to do; a run says how many.
      for (var measured : List.of(first, again)) {
        long made = measured.request().getTotalCount();
        assertThat(made).isPositive();
        assertThat(measured.event().getTotalCount()).isEqualTo(service.announces() ? made : 0);
      }
    }
  }
}
