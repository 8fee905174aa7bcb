package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;

/** The group has committed behind every record that a worker may see. */
public final class AllDecided implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    for (Logged logged : evidence.committed()) {
      findings.looked();
      long next = evidence.evidence().committed().getOrDefault(logged.partition(), 0L);
      if (logged.origin().offset() >= next) {
        findings.violation("%s is left over: the group has committed up to %d", logged, next);
      }
    }
  }
}
