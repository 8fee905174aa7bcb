package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.check.Invariant;

/**
 * What came of the same run without a guard and with all of them.
 *
 * @param story what happens in the run
 * @param breaks what has to be violated without the guard
 */
public record MutantResult(Mutant mutant, String story, Invariant breaks, Run without, Run with) {

  /** Whether the guard is seen to be needed: red without it, green with it. */
  public boolean isShown() {
    return without.violates(breaks) && with.isGreen();
  }
}
