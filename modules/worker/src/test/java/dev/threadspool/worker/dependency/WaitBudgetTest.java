package dev.threadspool.worker.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a worker waits for between two polls, it polls in time. */
class WaitBudgetTest {

  private static final Duration CHECK_OF_A_CONNECTION = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(longs = {4_000, 5_000, 10_000, 30_000, 60_000, 300_000})
  void shouldFitIntoThePollInterval(long millis) {
    // Given
    WaitBudget budget = new WaitBudget(Duration.ofMillis(millis));

    // When
    Duration longest =
        budget
            .attempt()
            .plus(budget.step())
            .plus(CHECK_OF_A_CONNECTION)
            .plus(budget.drain(Duration.ofHours(1)));

    // Then
    assertThat(longest).isLessThanOrEqualTo(budget.pollInterval());
    assertThat(budget.room()).isLessThan(budget.attempt());
    assertThat(budget.transaction()).isLessThanOrEqualTo(budget.attempt());
    assertThat(budget.lock()).isGreaterThan(budget.idleInTransaction());
  }

  @Test
  void shouldNotDrainForLongerThanWanted() {
    assertThat(new WaitBudget(Duration.ofMinutes(1)).drain(Duration.ofSeconds(1)))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldRefuseAnIntervalIntoWhichNoAttemptFits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WaitBudget(Duration.ofSeconds(3)))
        .withMessageContaining("max.poll.interval.ms");
  }
}
