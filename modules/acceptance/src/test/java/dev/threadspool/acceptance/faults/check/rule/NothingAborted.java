package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.workload.Publication;
import dev.threadspool.contract.model.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** No row, no event and no reply comes of a record whose transaction was aborted. */
public final class NothingAborted implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Map<Origin, Place> told = new HashMap<>();
    var events = evidence.evidence().events();
    events.created().forEach(event -> told.put(event.content().origin(), event.place()));
    events.rejected().forEach(event -> told.put(event.content().origin(), event.place()));
    events.dead().forEach(event -> told.put(event.content().origin(), event.place()));
    Set<Integer> replied = new HashSet<>();
    evidence.evidence().replies().forEach(reply -> replied.add(reply.index()));

    for (Logged logged : evidence.aborted()) {
      findings.looked();
      var outcomes = evidence.outcomes(logged.origin());
      if (!outcomes.isEmpty()) {
        findings.violation("%s was aborted, and came to %s", logged, outcomes);
      }
      if (told.containsKey(logged.origin())) {
        findings.violation("%s was aborted, and %s tells of it", logged, told.get(logged.origin()));
      }
    }
    evidence
        .evidence()
        .ledger()
        .forEach(
            (index, publication) -> {
              if (publication instanceof Publication.Aborted) {
                findings.looked();
                published(evidence, index, replied, findings);
              }
            });
  }

  private static void published(Case evidence, int index, Set<Integer> replied, Findings findings) {
    if (!evidence.committedPlaces(index).isEmpty()) {
      findings.violation("record %d of the plan was aborted, and is on the log", index);
    }
    if (replied.contains(index)) {
      findings.violation("record %d of the plan was aborted, and was replied to", index);
    }
  }
}
