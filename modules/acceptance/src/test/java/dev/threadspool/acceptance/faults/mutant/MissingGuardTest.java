package dev.threadspool.acceptance.faults.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.local.LocalStack;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Some guards taken out for real. The suite's long form takes out all of them, one by one. */
class MissingGuardTest {

  @Test
  void shouldMakeTheCheckerSeeRed() {
    // When
    List<MutantResult> results =
        MutantSuite.run(
            LocalStack.shared(),
            EnumSet.of(Mutant.OFFSETS_IN_TRANSACTION, Mutant.SETTLED_COMMIT),
            _ -> {});

    // Then
    assertThat(results).hasSize(2).allMatch(MutantResult::isShown);
  }
}
