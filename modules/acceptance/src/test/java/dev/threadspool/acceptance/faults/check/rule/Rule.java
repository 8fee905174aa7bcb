package dev.threadspool.acceptance.faults.check.rule;

/** What an invariant asks of a case. */
@FunctionalInterface
public interface Rule {

  /** Counts what is looked at, and names what is not as it should be. */
  void check(Case evidence, Findings findings);
}
