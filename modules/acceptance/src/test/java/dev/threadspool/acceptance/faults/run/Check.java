package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.caller.KeyRule;
import dev.threadspool.acceptance.faults.caller.KeyVerdicts;
import dev.threadspool.acceptance.faults.check.Invariant;
import dev.threadspool.acceptance.faults.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of something that has to hold.
 *
 * @param rule its name
 * @param sentence what it says
 * @param checked how many things were looked at
 * @param violations how many there are
 * @param examples the first of them, readable
 */
public record Check(
    String rule, String sentence, long checked, long violations, List<String> examples) {

  private static final int EXAMPLES = 20;

  public Check {
    examples = List.copyOf(examples);
  }

  public boolean holds() {
    return violations == 0;
  }

  static List<Check> of(Map<Invariant, Verdict> verdicts, KeyVerdicts keys) {
    List<Check> checks = new ArrayList<>();
    verdicts.forEach(
        (invariant, verdict) ->
            checks.add(
                new Check(
                    invariant.name(),
                    invariant.sentence(),
                    verdict.checked(),
                    verdict.violations(),
                    verdict.examples())));
    for (KeyRule rule : KeyRule.values()) {
      List<String> violations = keys.violations().getOrDefault(rule, List.of());
      checks.add(
          new Check(
              rule.name(),
              rule.sentence(),
              keys.keys(),
              violations.size(),
              violations.stream().limit(EXAMPLES).toList()));
    }
    return checks;
  }
}
