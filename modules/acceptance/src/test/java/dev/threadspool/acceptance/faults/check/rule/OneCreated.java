package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.model.StoredThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A thread is told of once, for ever. */
public final class OneCreated implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Map<UUID, List<Place>> places = new HashMap<>();
    for (Told<StoredThread> told : evidence.evidence().events().created()) {
      if (evidence.mayBeRepeated(told.content().origin())) {
        continue;
      }
      places
          .computeIfAbsent(told.content().threadUuid(), _ -> new ArrayList<>(1))
          .add(told.place());
    }
    places.forEach(
        (uuid, told) -> {
          findings.looked();
          for (int extra = 1; extra < told.size(); extra++) {
            findings.violation(
                "thread %s is told of by %s and again by %s",
                uuid, told.getFirst(), told.get(extra));
          }
        });
  }
}
