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
      List<Logged> decided =
          same.stream().filter(each -> !evidence.outcomes(each.origin()).isEmpty()).toList();
      if (decided.size() > 1) {
        findings.violation(
            "%s came to %s",
            attempt,
            decided.stream()
                .map(each -> evidence.outcomes(each.origin()) + " at " + each)
                .toList());
      }
      places = places.stream().filter(each -> !same.contains(each)).toList();
    }
  }

  private static Planned planned(Case evidence, Logged logged) {
    return evidence.planned(logged.index());
  }
}
