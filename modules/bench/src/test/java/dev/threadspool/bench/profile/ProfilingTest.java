package dev.threadspool.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.contenders.Ours;
import dev.threadspool.bench.restoring.Restoring;
import dev.threadspool.bench.site.Arena;
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
      assertThat(profile.usage().commands()).isEqualTo(4_000);
      assertThat(profile.usage().jvmMicros()).isPositive();
      assertThat(profile.usage().postgresMicros()).isPositive();
      assertThat(Arrays.stream(Stage.values()).mapToDouble(profile::share).sum())
          .isCloseTo(1, within(1e-6));
      assertThat(profile.allocated(Stage.STORE)).isPositive();
      assertThat(profile.hottest(3)).isNotEmpty();
    }
  }

  @Test
  void shouldSeeWhatOthersUse() throws Exception {
    // Given
    Workload workload = Workload.make(TestBench.arena("besidereference"), 3, 500, _ -> {});
    Arena live = TestBench.arena("beside");
    try (Entrant ours = Entrant.open(new Ours(), live);
        Restoring restoring = new Restoring(live, TestBench.arena("besiderestored"))) {
      // When
      Usage processing = Beside.contender(ours, workload, 0, 2);
      restoring.forget();
      var _ = Beside.contender(ours, workload, 0, 1);
      Usage restores = Beside.restores(restoring, live, 500, 1, 2);

      // Then
      assertThat(processing.commands()).isEqualTo(1_000);
      assertThat(restores.commands()).isEqualTo(1_000);
      for (Usage usage : new Usage[] {processing, restores}) {
        assertThat(usage.jvmMicros()).isPositive();
        assertThat(usage.commandsPerSecond()).isPositive();
      }
    }
  }
}
