package dev.threadspool.worker.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is to blame where an attempt takes too long. */
class DependenciesTest {

  private static final Duration OVER = Duration.ZERO;

  private final Dependencies dependencies =
      new Dependencies(new SimpleMeterRegistry(), new WaitBudget(Duration.ofMinutes(1)));

  @Test
  void shouldBlameNobodyWhoWasNotAsked() {
    // When: what came before has used up the time
    Attempt.within(
        OVER,
        () ->
            assertThatExceptionOfType(OutOfTimeException.class)
                .isThrownBy(() -> dependencies.database(Dependency.STORE, () -> "asked")));

    // Then
    assertThat(dependencies.missing()).isEmpty();
  }

  @Test
  void shouldBlameWhoeverUsesUpTheTime() {
    // When
    assertThatExceptionOfType(DependencyAwayException.class)
        .isThrownBy(
            () ->
                dependencies.database(
                    Dependency.STORE,
                    () -> {
                      throw new OutOfTimeException();
                    }));

    // Then
    assertThat(dependencies.missing()).containsOnlyKeys(Dependency.STORE);
  }
}
