package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.acceptance.faults.workload.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Each record on the log has one row that remembers it, or repeats a record that has; each row
 * remembers a record; and what was acknowledged is on the log.
 */
public final class OneOutcome implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    evidence.committed().forEach(logged -> outcome(evidence, logged, findings));
    evidence
        .evidence()
        .ledger()
        .forEach(
            (index, publication) -> {
              if (publication instanceof Publication.Acknowledged) {
                acknowledged(evidence, index, findings);
              }
            });
    evidence
        .allOutcomes()
        .forEach(
            entry -> {
              if (evidence.logged(entry.getKey()) == null) {
                findings.violation("%s is of no record: %s", entry.getValue(), entry.getKey());
              }
            });
  }

  private static void outcome(Case evidence, Logged logged, Findings findings) {
    findings.looked();
    var own = evidence.outcomes(logged.origin());
    Planned planned = evidence.planned(logged);
    if (own.size() > 1) {
      findings.violation("%s has several outcomes: %s", logged, own);
    } else if (own.isEmpty() && !hasThatOfAnother(evidence, logged, planned)) {
      findings.violation(
          "%s has no outcome%s",
          logged, planned == null ? "" : ", thread %s".formatted(planned.threadUuid()));
    }
  }

  /** Whether it repeats another record. */
  static boolean hasThatOfAnother(Case evidence, Logged logged, @Nullable Planned planned) {
    return planned == null
        ? evidence.isKnownThread(logged)
        : evidence.repeatsThread(logged, planned)
            || evidence.repeatedRejection(logged, planned) != null;
  }

  private static void acknowledged(Case evidence, int index, Findings findings) {
    int places = evidence.committedPlaces(index).size();
    if (places != 1) {
      findings.violation(
          "record %d of the plan was acknowledged once, and is on the log %d times", index, places);
    }
  }
}
