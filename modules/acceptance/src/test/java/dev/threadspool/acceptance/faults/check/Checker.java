package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.rule.AllDecided;
import dev.threadspool.acceptance.faults.check.rule.Case;
import dev.threadspool.acceptance.faults.check.rule.Equal;
import dev.threadspool.acceptance.faults.check.rule.Findings;
import dev.threadspool.acceptance.faults.check.rule.FittingOutcome;
import dev.threadspool.acceptance.faults.check.rule.NoDeadlock;
import dev.threadspool.acceptance.faults.check.rule.NothingAborted;
import dev.threadspool.acceptance.faults.check.rule.NothingTorn;
import dev.threadspool.acceptance.faults.check.rule.OffsetsBehind;
import dev.threadspool.acceptance.faults.check.rule.OneCreated;
import dev.threadspool.acceptance.faults.check.rule.OneEvent;
import dev.threadspool.acceptance.faults.check.rule.OneOutcome;
import dev.threadspool.acceptance.faults.check.rule.ProgressHolds;
import dev.threadspool.acceptance.faults.check.rule.ReadOnce;
import dev.threadspool.acceptance.faults.check.rule.RepeatsInWindow;
import dev.threadspool.acceptance.faults.check.rule.RepliesAgree;
import dev.threadspool.acceptance.faults.check.rule.Rule;
import dev.threadspool.acceptance.faults.check.rule.SameAgain;
import dev.threadspool.acceptance.faults.check.rule.UnknownOnce;
import java.util.EnumMap;
import java.util.Map;

/** Holds evidence against the invariants. */
public final class Checker {

  private Checker() {}

  /** A verdict for each invariant, in their order. */
  public static Map<Invariant, Verdict> check(Evidence evidence) {
    Case all = new Case(evidence);
    Map<Invariant, Verdict> verdicts = new EnumMap<>(Invariant.class);
    for (Invariant invariant : Invariant.values()) {
      Findings findings = new Findings();
      rule(invariant).check(all, findings);
      verdicts.put(
          invariant,
          new Verdict(invariant, findings.checked(), findings.violations(), findings.examples()));
    }
    return verdicts;
  }

  private static Rule rule(Invariant invariant) {
    return switch (invariant) {
      case ONE_OUTCOME -> new OneOutcome();
      case FITTING_OUTCOME -> new FittingOutcome();
      case SAME_AGAIN -> new SameAgain();
      case ONE_EVENT -> new OneEvent();
      case ONE_CREATED -> new OneCreated();
      case REPEATS_IN_WINDOW -> new RepeatsInWindow();
      case EQUAL -> new Equal();
      case NOTHING_TORN -> new NothingTorn();
      case NOTHING_ABORTED -> new NothingAborted();
      case UNKNOWN_ONCE -> new UnknownOnce();
      case REPLIES_AGREE -> new RepliesAgree();
      case READ_ONCE -> new ReadOnce();
      case OFFSETS_BEHIND -> new OffsetsBehind();
      case PROGRESS -> new ProgressHolds();
      case NO_DEADLOCK -> new NoDeadlock();
      case ALL_DECIDED -> new AllDecided();
    };
  }
}
