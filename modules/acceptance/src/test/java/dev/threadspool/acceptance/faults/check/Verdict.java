package dev.threadspool.acceptance.faults.check;

import java.util.List;

/**
 * What became of an invariant.
 *
 * @param checked how many things were looked at; a check that looked at nothing shows nothing
 * @param violations how many there are
 * @param examples the first of them, readable
 */
public record Verdict(Invariant invariant, long checked, long violations, List<String> examples) {

  public Verdict {
    examples = List.copyOf(examples);
  }

  public boolean holds() {
    return violations == 0;
  }
}
