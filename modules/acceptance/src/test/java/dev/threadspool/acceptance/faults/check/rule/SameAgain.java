package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.workload.Fate;
import dev.threadspool.acceptance.faults.workload.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * However often one attempt is on the log, it has one outcome: a thread, or one rejection that is
 * repeated, whatever the catalogue looks like by then. Bytes that nobody can read name no attempt.
 */
public final class SameAgain implements Rule {

  private record Attempt(UUID threadUuid, UUID commandId) {}

  @Override
  public void check(Case evidence, Findings findings) {
    Map<Attempt, List<Logged>> attempts = new LinkedHashMap<>();
    for (Logged logged : evidence.committed()) {
      Planned planned = evidence.planned(logged);
      if (planned != null && !(planned.fate() instanceof Fate.Dead)) {
        Attempt attempt = new Attempt(planned.threadUuid(), planned.command().commandId());
        attempts.computeIfAbsent(attempt, _ -> new ArrayList<>()).add(logged);
      }
    }
    attempts.forEach((attempt, places) -> check(evidence, attempt, places, findings));
  }

  private static void check(
      Case evidence, Attempt attempt, List<Logged> places, Findings findings) {
    // The same id over other content is no repetition, but a conflict.
    while (places.size() > 1) {
      Planned first = planned(evidence, places.getFirst());
      List<Logged> same =
          places.stream().filter(each -> SameAsk.holds(first, planned(evidence, each))).toList();
      findings.looked();
      List<Outcome> outcomes =
          same.stream().flatMap(each -> evidence.outcomes(each.origin()).stream()).toList();
      if (outcomes.size() > 1 && same.size() > 1) {
        findings.violation("%s stands at %s and came to %s", attempt, same, outcomes);
      }
      places = places.stream().filter(each -> !same.contains(each)).toList();
    }
  }

  private static Planned planned(Case evidence, Logged logged) {
    return evidence.planned(logged.index());
  }
}
