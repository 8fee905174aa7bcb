package dev.threadspool.acceptance.faults.check.rule;

/** The server has broken up no deadlock in the store. */
public final class NoDeadlock implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    findings.looked();
    long deadlocks = evidence.evidence().rows().deadlocks();
    for (long n = 0; n < deadlocks; n++) {
      findings.violation("the server broke up a deadlock; its log tells of whom");
    }
  }
}
