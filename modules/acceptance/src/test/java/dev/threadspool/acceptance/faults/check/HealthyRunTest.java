package dev.threadspool.acceptance.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.Publisher;
import dev.threadspool.acceptance.faults.workload.Rate;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.local.LocalStack;
import dev.threadspool.worker.WorkerApplication;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A run in which nothing goes wrong: every invariant holds, and each has looked at something. */
class HealthyRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int COMMANDS = Integer.getInteger("faults.commands", 1_000);
  private static final long SEED = Long.getLong("faults.seed", 20261130L);

  @Test
  void shouldHoldEveryInvariant() {
    // Given
    Workload workload = Workload.plan(SEED, COMMANDS);
    try (Site site = Site.on(LocalStack.shared(), "healthy", 8);
        LiveReader reader = LiveReader.start(site);
        OffsetWatch watch = OffsetWatch.start(site, Duration.ofMillis(250));
        ConfigurableApplicationContext worker =
            WorkerApplication.start(site.workerProperties("healthy"))) {

      // When
      try (Publisher publisher = Publisher.start(site, workload, Rate.UNLIMITED)) {
        publisher.await(PATIENCE);
        assertThat(Quiet.await(site, PATIENCE)).as("seed %d: quiet", SEED).isTrue();
        Evidence evidence = Evidence.collect(site, workload, publisher.ledger(), reader, watch);

        // Then
        Map<Invariant, Verdict> verdicts = Checker.check(evidence);
        assertThat(worker.isRunning()).isTrue();
        assertThat(verdicts.values())
            .as("seed %d", SEED)
            .allSatisfy(verdict -> assertThat(verdict.examples()).isEmpty());
        assertThat(verdicts.values())
            .filteredOn(verdict -> verdict.checked() == 0)
            .extracting(Verdict::invariant)
            // Whether an acknowledgment comes too late is the machine's doing.
            .filteredOn(invariant -> invariant != Invariant.UNKNOWN_ONCE)
            .containsExactly(Invariant.REPEATS_IN_WINDOW);
        assertThat(evidence.replies()).hasSizeGreaterThan(COMMANDS / 5);
      }
    }
  }
}
