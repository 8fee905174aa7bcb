package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides a batch in one database transaction. Keeps "acknowledged means done, once" and "the same
 * command again changes nothing":
 *
 * <ul>
 *   <li>The progress rows of the batch's partitions are locked first. Two owners of a partition, a
 *       zombie and its successor, so come one after the other.
 *   <li>Below {@code decided_next} the batch's own resolution is dropped and the stored outcome
 *       taken ({@link PastOutcomes}): a chart may have been renamed or deleted meanwhile.
 *   <li>Records that name an erased thread come to nothing, whether they are old or new ({@link
 *       Erased}).
 *   <li>All other records are decided ({@link FreshOutcomes}), and the progress advances in the
 *       same transaction.
 * </ul>
 *
 * <p>Events are encoded before the commit: what is stored can be announced. Thread-safe.
 */
public final class Decider {

  private final ThreadStore store;
  private final FreshOutcomes fresh;
  private final Announcements announcements;
  private final Milestones milestones;

  /**
   * @param limitBytes of all events that one decision makes; no less than the largest has
   */
  public Decider(
      ThreadStore store,
      Announcements announcements,
      Clock clock,
      long limitBytes,
      Milestones milestones) {
    this.store = store;
    this.fresh = new FreshOutcomes(announcements, clock, limitBytes);
    this.announcements = announcements;
    this.milestones = milestones;
  }

  /**
   * One decision a record, in the same order.
   *
   * @param batch in offset order within each partition
   * @param committed what the consumer group has committed in Kafka, of every partition in the
   *     batch: all below is announced
   */
  public List<Decision> decide(List<Resolved> batch, Map<PartitionKey, Long> committed) {
    return store.decide(
        transaction -> {
          SortedMap<PartitionKey, Progress> progress =
              transaction.lockProgress(new TreeMap<>(committed).navigableKeySet());
          List<Decision> decisions = decide(transaction, batch, committed, progress);
          transaction.advanceProgress(advanced(batch, committed));
          milestones.reached(Milestone.DECIDING);
          return decisions;
        });
  }

  private List<Decision> decide(
      DecisionTransaction transaction,
      List<Resolved> batch,
      Map<PartitionKey, Long> committed,
      SortedMap<PartitionKey, Progress> progress) {
    Erased erased = Erased.read(transaction, batch.stream().map(Resolved::intake).toList());
    Map<Origin, Decision> decisions = new HashMap<>();
    List<Intake> past = new ArrayList<>();
    List<Resolved> undecided = new ArrayList<>();
    for (Resolved resolved : batch) {
      Intake intake = resolved.intake();
      if (erased.has(intake)) {
        decisions.put(intake.origin(), new Decision(intake, erased.outcome(intake), null));
      } else if (isDecided(resolved.intake().origin(), progress)) {
        past.add(resolved.intake());
      } else {
        undecided.add(resolved);
      }
    }
    decisions.putAll(fresh.decide(transaction, undecided));
    Map<Origin, Outcome> outcomes = PastOutcomes.read(transaction, past);
    for (Intake intake : past) {
      Outcome outcome = Objects.requireNonNull(outcomes.get(intake.origin()));
      boolean replay = isReplay(intake.origin(), committed, progress);
      decisions.put(
          intake.origin(),
          new Decision(intake, outcome, replay ? null : announcements.of(intake, outcome)));
    }
    return batch.stream()
        .map(resolved -> Objects.requireNonNull(decisions.get(resolved.intake().origin())))
        .toList();
  }

  private static boolean isDecided(Origin origin, SortedMap<PartitionKey, Progress> progress) {
    return origin.offset() < progressOf(origin, progress).decidedNext();
  }

  /**
   * A stored outcome is announced only if it was decided in this transaction, or if nobody can have
   * announced it: its offset is at or above both {@code announced_next} and what the group has
   * committed. Below that it is a replay: whoever waits is answered, and nothing is announced.
   */
  private static boolean isReplay(
      Origin origin,
      Map<PartitionKey, Long> committed,
      SortedMap<PartitionKey, Progress> progress) {
    long announced = progressOf(origin, progress).announcedNext();
    return origin.offset() < Math.max(announced, committedBy(origin, committed));
  }

  private static long committedBy(Origin origin, Map<PartitionKey, Long> committed) {
    return Objects.requireNonNull(committed.get(key(origin)), "the partition is owned");
  }

  private static Progress progressOf(Origin origin, SortedMap<PartitionKey, Progress> progress) {
    return Objects.requireNonNull(progress.get(key(origin)), "progress was locked");
  }

  private static SortedMap<PartitionKey, Progress> advanced(
      List<Resolved> batch, Map<PartitionKey, Long> committed) {
    SortedMap<PartitionKey, Progress> advanced = new TreeMap<>();
    for (Resolved resolved : batch) {
      Origin origin = resolved.intake().origin();
      PartitionKey key = key(origin);
      long announced = committedBy(origin, committed);
      advanced.merge(
          key,
          new Progress(origin.offset() + 1, announced),
          (left, right) ->
              new Progress(Math.max(left.decidedNext(), right.decidedNext()), announced));
    }
    return advanced;
  }

  private static PartitionKey key(Origin origin) {
    return new PartitionKey(origin.topicId(), origin.partition());
  }
}
