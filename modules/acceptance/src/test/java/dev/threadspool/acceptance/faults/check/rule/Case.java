package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.Evidence;
import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.workload.PlanMark;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.PartitionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Evidence, and what rules look up in it. */
public final class Case {

  private final Evidence evidence;
  private final Map<Origin, Logged> log = new HashMap<>();
  private final Map<Integer, List<Logged>> byIndex = new HashMap<>();
  private final Map<Origin, List<Outcome>> outcomes = new HashMap<>();
  private final Map<UUID, List<Rejection>> rejections = new HashMap<>();

  public Case(Evidence evidence) {
    this.evidence = evidence;
    for (Logged logged : evidence.log()) {
      log.put(logged.origin(), logged);
      if (logged.index() != PlanMark.NONE) {
        byIndex.computeIfAbsent(logged.index(), _ -> new ArrayList<>()).add(logged);
      }
    }
    evidence.rows().origins().forEach((uuid, origin) -> own(origin, new Outcome.OfThread(uuid)));
    for (Rejection row : evidence.rows().rejections()) {
      own(row.origin(), new Outcome.OfRejection(row));
      rejections.computeIfAbsent(row.threadUuid(), _ -> new ArrayList<>()).add(row);
    }
    evidence.rows().deadLetters().forEach(row -> own(row.origin(), new Outcome.OfDeadLetter(row)));
  }

  private void own(Origin origin, Outcome outcome) {
    outcomes.computeIfAbsent(origin, _ -> new ArrayList<>(1)).add(outcome);
  }

  Evidence evidence() {
    return evidence;
  }

  /** Records that a worker may see. */
  List<Logged> committed() {
    return evidence.log().stream().filter(Logged::committed).toList();
  }

  List<Logged> aborted() {
    return evidence.log().stream().filter(logged -> !logged.committed()).toList();
  }

  /** Null where no record stands there. */
  @Nullable Logged logged(Origin origin) {
    return log.get(origin);
  }

  boolean isAborted(Origin origin) {
    Logged logged = log.get(origin);
    return logged != null && !logged.committed();
  }

  /** Whether the event of this record may be there twice. */
  boolean mayBeRepeated(Origin origin) {
    Stretch stretch =
        evidence.repeatable().get(new PartitionKey(origin.topicId(), origin.partition()));
    return stretch != null && stretch.has(origin.offset());
  }

  /** Where a record of the plan stands; more than once where it was published more than once. */
  List<Logged> places(int index) {
    return byIndex.getOrDefault(index, List.of());
  }

  List<Logged> committedPlaces(int index) {
    return places(index).stream().filter(Logged::committed).toList();
  }

  /** Null where the record is of nobody's plan. */
  @Nullable Planned planned(Logged logged) {
    return logged.index() == PlanMark.NONE ? null : planned(logged.index());
  }

  Planned planned(int index) {
    return evidence.workload().records().get(index);
  }

  /** All rows that remember this record. */
  List<Outcome> outcomes(Origin origin) {
    return outcomes.getOrDefault(origin, List.of());
  }

  /** The origins of all rows. */
  Iterable<Map.Entry<Origin, List<Outcome>>> allOutcomes() {
    return outcomes.entrySet();
  }

  /** The record that made a thread; null where the thread is not stored, or nobody made it. */
  @Nullable Logged maker(UUID threadUuid) {
    Origin origin = evidence.rows().origins().get(threadUuid);
    return origin == null ? null : log.get(origin);
  }

  /** Whether another record, which was not decided later, made the thread with the same content. */
  boolean repeatsThread(Logged logged, Planned planned) {
    Logged maker = maker(planned.threadUuid());
    return maker != null && isRepeated(logged, planned, maker);
  }

  /** The rejection of the same attempt under another origin, not decided later; or null. */
  @Nullable Rejection repeatedRejection(Logged logged, Planned planned) {
    return first(
        planned.threadUuid(),
        row -> {
          Logged other = log.get(row.origin());
          return other != null
              && row.commandId().equals(planned.command().commandId())
              && isRepeated(logged, planned, other);
        });
  }

  /**
   * Whether a thread of the record's key is stored or was rejected: of a record that nobody planned
   * more cannot be told.
   */
  boolean isKnownThread(Logged logged) {
    return evidence.rows().origins().keySet().stream()
            .anyMatch(uuid -> uuid.toString().equals(logged.key()))
        || rejections.keySet().stream().anyMatch(uuid -> uuid.toString().equals(logged.key()));
  }

  private boolean isRepeated(Logged logged, Planned planned, Logged other) {
    Planned first = planned(other);
    return first != null
        && !other.equals(logged)
        && !logged.isBefore(other)
        && SameAsk.holds(first, planned);
  }

  private @Nullable Rejection first(UUID threadUuid, Predicate<Rejection> wanted) {
    return rejections.getOrDefault(threadUuid, List.of()).stream()
        .filter(wanted)
        .findFirst()
        .orElse(null);
  }
}
