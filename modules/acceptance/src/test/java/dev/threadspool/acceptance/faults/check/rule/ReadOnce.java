package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.Seen;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a reader saw meanwhile is what is committed at the end, all of it, and nothing twice: what
 * it saw and is not there at the end was aborted, or taken back.
 */
public final class ReadOnce implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Events events = evidence.evidence().events();
    Set<Place> left = new HashSet<>();
    Stream.<List<? extends Told<?>>>of(events.created(), events.rejected(), events.dead())
        .flatMap(List::stream)
        .forEach(told -> left.add(told.place()));
    Map<Place, Integer> places = new HashMap<>();
    Map<String, Place> ids = new HashMap<>();
    for (Seen seen : evidence.evidence().seen()) {
      findings.looked();
      if (places.merge(seen.place(), 1, Integer::sum) > 1) {
        findings.violation("%s was read twice", seen.place());
        continue;
      }
      Place before = ids.putIfAbsent(seen.id(), seen.place());
      if (before != null) {
        findings.violation("%s was read at %s and again at %s", seen.id(), before, seen.place());
      }
      if (!left.remove(seen.place())) {
        findings.violation("%s was read at %s, and is not committed", seen.id(), seen.place());
      }
    }
    left.forEach(place -> findings.violation("%s is committed, and was not read", place));
  }
}
