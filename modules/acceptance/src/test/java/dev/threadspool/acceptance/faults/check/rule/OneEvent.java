package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.DeadTold;
import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.Rows;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Each row is told of once, and what is told of is a row. That a thread is told of twice is {@link
 * OneCreated}'s business, and what is told of aborted records {@link NothingAborted}'s.
 */
public final class OneEvent implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Rows rows = evidence.evidence().rows();
    Events events = evidence.evidence().events();

    var created =
        places(evidence, events.created(), StoredThread::origin, StoredThread::threadUuid);
    rows.origins()
        .forEach(
            (uuid, origin) -> {
              if (!evidence.isAborted(origin)) {
                told("thread", uuid, created, findings);
              }
            });
    tellsOfNothing(created, findings);

    var rejected = places(evidence, events.rejected(), Rejection::origin, Rejection::origin);
    rows.rejections()
        .forEach(row -> toldOnce(evidence, "rejection", row.origin(), rejected, findings));
    tellsOfNothing(rejected, findings);

    var dead = places(evidence, events.dead(), DeadTold::origin, DeadTold::origin);
    rows.deadLetters()
        .forEach(row -> toldOnce(evidence, "dead letter", row.origin(), dead, findings));
    tellsOfNothing(dead, findings);
  }

  private static <T, K> Map<K, List<Place>> places(
      Case evidence, List<Told<T>> events, Function<T, Origin> origin, Function<T, K> key) {
    return events.stream()
        .filter(told -> !evidence.isAborted(origin.apply(told.content())))
        .collect(
            Collectors.groupingBy(
                told -> key.apply(told.content()),
                Collectors.mapping(Told::place, Collectors.toList())));
  }

  private static <K> void told(String what, K key, Map<K, List<Place>> places, Findings findings) {
    findings.looked();
    if (places.remove(key) == null) {
      findings.violation("the %s of %s has no event", what, key);
    }
  }

  private static void toldOnce(
      Case evidence,
      String what,
      Origin origin,
      Map<Origin, List<Place>> places,
      Findings findings) {
    if (evidence.isAborted(origin)) {
      return;
    }
    List<Place> told = places.getOrDefault(origin, List.of());
    told(what, origin, places, findings);
    if (told.size() > 1 && !evidence.mayBeRepeated(origin)) {
      findings.violation("the %s of %s has several events: %s", what, origin, told);
    }
  }

  /** What is left when all rows have taken theirs. */
  private static <K> void tellsOfNothing(Map<K, List<Place>> left, Findings findings) {
    left.forEach(
        (key, told) -> findings.violation("%s tells of %s, which is not stored", told, key));
  }
}
