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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch in one database transaction. Keeps "acknowledged means done, once" and "the same command again changes
 * nothing":
 *
 * <ul>
 *   <li>The progress rows of the batch's partitions are locked first. Two owners of a partition, a zombie and its
 *       successor, so come one after the other.
 *   <li>Below {@code decided_next} the batch's own resolution is dropped and the stored outcome taken ({@link
 *       PastOutcomes}): a chart may have been renamed or deleted meanwhile.
 *   <li>All other records are decided ({@link FreshOutcomes}), and the progress advances in the same transaction.
 * </ul>
 *
 * <p>Events are encoded before the commit: what is stored can be announced. Thread-safe.
 */
public final class Decider {

  private final ThreadStore store;
  private final FreshOutcomes fresh;
  private final Announcements announcements;
  private final Milestones milestones;

  public Decider(
      ThreadStore store, FreshOutcomes fresh, Announcements announcements, Milestones milestones) {
    this.store = store;
    this.fresh = fresh;
    this.announcements = announcements;
    this.milestones = milestones;
  }

  /**
   * One decision a record, in the same order.
   *
   * @param batch in offset order within each partition
   * @param boundaries of every partition in the batch
   */
  public List<Decision> decide(List<Resolved> batch, Map<PartitionKey, Boundary> boundaries) {
    return store.decide(
        transaction -> {
          SortedMap<PartitionKey, Progress> progress =
              transaction.lockProgress(new TreeMap<>(boundaries).navigableKeySet());
          List<Decision> decisions = decide(transaction, batch, boundaries, progress);
          transaction.advanceProgress(advanced(batch, boundaries));
          milestones.reached(Milestone.DECIDING);
          return decisions;
        });
  }

  private List<Decision> decide(
      DecisionTransaction transaction,
      List<Resolved> batch,
      Map<PartitionKey, Boundary> boundaries,
      SortedMap<PartitionKey, Progress> progress) {
    List<Intake> past = new ArrayList<>();
    List<Resolved> undecided = new ArrayList<>();
    for (Resolved resolved : batch) {
      if (isDecided(resolved.intake().origin(), progress)) {
        past.add(resolved.intake());
      } else {
        undecided.add(resolved);
      }
    }
    Map<Origin, Outcome> outcomes = new HashMap<>(PastOutcomes.read(transaction, past));
    outcomes.putAll(fresh.decide(transaction, undecided));

    List<Decision> decisions = new ArrayList<>();
    for (Resolved resolved : batch) {
      Intake intake = resolved.intake();
      Outcome outcome = Objects.requireNonNull(outcomes.get(intake.origin()));
      decisions.add(
          new Decision(intake, outcome, announcement(intake, outcome, boundaries, progress)));
    }
    return decisions;
  }

  private static boolean isDecided(Origin origin, SortedMap<PartitionKey, Progress> progress) {
    return origin.offset() < progressOf(origin, progress).decidedNext();
  }

  /**
   * A stored outcome is announced only if it was decided in this transaction, or if nobody can have announced it: its
   * offset is at or above both {@code announced_next} and what the group has committed, and was not handed over by this
   * owner before. Below that it is a replay.
   */
  private @Nullable ProducerRecord<byte[], byte[]> announcement(
      Intake intake,
      Outcome outcome,
      Map<PartitionKey, Boundary> boundaries,
      SortedMap<PartitionKey, Progress> progress) {
    Origin origin = intake.origin();
    if (isDecided(origin, progress)) {
      long announced = progressOf(origin, progress).announcedNext();
      long handedOver = Objects.requireNonNull(boundaries.get(key(origin))).handedOver();
      if (origin.offset() < Math.max(announced, handedOver)) {
        return null;
      }
    }
    return announcements.of(intake, outcome);
  }

  private static Progress progressOf(Origin origin, SortedMap<PartitionKey, Progress> progress) {
    return Objects.requireNonNull(progress.get(key(origin)), "progress was locked");
  }

  private static SortedMap<PartitionKey, Progress> advanced(
      List<Resolved> batch, Map<PartitionKey, Boundary> boundaries) {
    SortedMap<PartitionKey, Progress> advanced = new TreeMap<>();
    for (Resolved resolved : batch) {
      Origin origin = resolved.intake().origin();
      PartitionKey key = key(origin);
      long announced = Objects.requireNonNull(boundaries.get(key)).announced();
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
