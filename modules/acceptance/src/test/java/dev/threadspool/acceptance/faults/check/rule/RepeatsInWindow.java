package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.model.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where events may be repeated, they are repeated once, and each time say the same under the same
 * id. Elsewhere a repetition is {@link OneEvent}'s and {@link OneCreated}'s business.
 */
public final class RepeatsInWindow implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Events events = evidence.evidence().events();
    Map<Origin, List<Told<?>>> told = new LinkedHashMap<>();
    events.created().forEach(event -> add(told, event.content().origin(), event));
    events.rejected().forEach(event -> add(told, event.content().origin(), event));
    events.dead().forEach(event -> add(told, event.content().origin(), event));
    told.forEach(
        (origin, all) -> {
          if (all.size() > 1 && evidence.mayBeRepeated(origin)) {
            findings.looked();
            check(origin, all, findings);
          }
        });
  }

  private static void add(Map<Origin, List<Told<?>>> all, Origin origin, Told<?> told) {
    all.computeIfAbsent(origin, _ -> new ArrayList<>(1)).add(told);
  }

  private static void check(Origin origin, List<Told<?>> told, Findings findings) {
    Told<?> first = told.getFirst();
    if (told.size() > 2) {
      findings.violation("%s is told of %d times", origin, told.size());
    }
    for (Told<?> other : told) {
      if (!other.content().equals(first.content()) || !Objects.equals(other.id(), first.id())) {
        findings.violation("%s is told otherwise by %s and %s", origin, first.place(), other);
      }
    }
  }
}
