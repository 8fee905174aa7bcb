package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.Seen;
import dev.threadspool.contract.model.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a reader saw meanwhile is what is committed at the end, all of it, and nothing twice: what
 * it saw and is not there at the end was aborted, or taken back.
 */
public final class ReadOnce implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Map<Place, Origin> left = places(evidence.evidence().events());
    Set<Place> places = new HashSet<>();
    Map<String, Place> ids = new HashMap<>();
    for (Seen seen : evidence.evidence().seen()) {
      findings.looked();
      if (!places.add(seen.place())) {
        findings.violation("%s was read twice", seen.place());
        continue;
      }
      Origin origin = left.remove(seen.place());
      if (origin == null) {
        findings.violation("%s was read at %s, and is not committed", seen.id(), seen.place());
      }
      Place before = ids.putIfAbsent(seen.id(), seen.place());
      if (before != null && (origin == null || !evidence.mayBeRepeated(origin))) {
        findings.violation("%s was read at %s and again at %s", seen.id(), before, seen.place());
      }
    }
    left.keySet().forEach(place -> findings.violation("%s is committed, and was not read", place));
  }

  private static Map<Place, Origin> places(Events events) {
    Map<Place, Origin> places = new HashMap<>();
    events.created().forEach(told -> places.put(told.place(), told.content().origin()));
    events.rejected().forEach(told -> places.put(told.place(), told.content().origin()));
    events.dead().forEach(told -> places.put(told.place(), told.content().origin()));
    return places;
  }
}
