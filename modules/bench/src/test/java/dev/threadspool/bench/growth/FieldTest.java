package dev.threadspool.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.bench.TestBench;
import dev.threadspool.bench.growth.Ground.Ids;
import dev.threadspool.bench.workload.Lightdash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is laid down is there, and new threads come beside it; each run checks itself. */
class FieldTest {

  @ParameterizedTest
  @EnumSource(Ids.class)
  void shouldAddThreadsBesideThoseThatAreThere(Ids ids) throws Exception {
    // Given
    Ground ground = new Ground("Test" + ids.ordinal(), ids, 300, Lightdash.CHARTS, "");
    try (Field field = Field.open(TestBench.stack(), ground, Lightdash.DATABASE, 3)) {
      // When
      var first = field.run(20);
      var again = field.run(20);

      // Then
      assertThat(first.took()).isPositive();
      assertThat(again.took()).isPositive();
      // Three rows of context, a prompt and a thread cannot be had for less.
      assertThat(again.walBytes()).isGreaterThan(20 * 500);
    }
  }
}
