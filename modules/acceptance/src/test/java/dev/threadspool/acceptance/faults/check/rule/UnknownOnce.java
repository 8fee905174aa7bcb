package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.workload.Publication;
import java.util.List;

/** Of what nobody knows whether it was published, there is one record at most. */
public final class UnknownOnce implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    evidence
        .evidence()
        .ledger()
        .forEach(
            (index, publication) -> {
              if (publication instanceof Publication.Unknown) {
                findings.looked();
                List<Logged> places = evidence.committedPlaces(index);
                if (places.size() > 1) {
                  findings.violation(
                      "record %d of the plan was published once, and stands at %s", index, places);
                }
              }
            });
  }
}
