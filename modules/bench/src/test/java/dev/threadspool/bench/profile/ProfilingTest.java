package dev.threadspool.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.throughput.Entrant;
import dev.threadspool.bench.workload.Workload;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProfilingTest {

  @Test
  void shouldSeeWhereTheTimeOfAllRunsWent() throws Exception {
    // Given
    Workload workload = Workload.make(TestBench.arena("profilereference"), 3, 2_000, _ -> {});
    try (Entrant ours = Entrant.open(new Ours(), TestBench.arena("profile"))) {
      // When
      Profile profile = new Profiling(ours, workload).run(0, 2);

      // Then
      assertThat(profile.commands()).isEqualTo(4_000);
      assertThat(profile.jvmMicros()).isPositive();
      assertThat(profile.postgresMicros()).isPositive();
      assertThat(Arrays.stream(Stage.values()).mapToDouble(profile::share).sum())
          .isCloseTo(1, within(1e-6));
      assertThat(profile.allocated(Stage.STORE)).isPositive();
      assertThat(profile.hottest(3)).isNotEmpty();
    }
  }
}
