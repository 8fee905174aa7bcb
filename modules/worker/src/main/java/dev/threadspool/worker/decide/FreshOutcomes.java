package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.TooMuchAtOnceException;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.decide.Candidates.Candidate;
import dev.threadspool.worker.intake.Intake;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides records that were never decided; all of them are to be announced.
 *
 * <p>Records that name the same thread are folded in offset order first, so at most one of them is
 * inserted; an insert that finds the thread there already changes nothing, and a second statement
 * reads who was there (the first one's snapshot cannot see a concurrent winner).
 */
final class FreshOutcomes {

  private final Announcements announcements;
  private final Candidates candidates;
  private final Clock clock;
  private final long limitBytes;

  /**
   * @param limitBytes of all events that one decision makes; no less than the largest has
   */
  FreshOutcomes(Announcements announcements, Clock clock, long limitBytes) {
    this.announcements = announcements;
    this.candidates = new Candidates(announcements);
    this.clock = clock;
    this.limitBytes = limitBytes;
  }

  /** One decision a record; all rows but the progress are written. */
  Map<Origin, Decision> decide(DecisionTransaction transaction, List<Resolved> undecided) {
    if (undecided.isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<Origin, Decision> decisions = new HashMap<>();
    List<Resolved> open = repeatRejections(transaction, undecided, decisions);
    Refusals refusals = new Refusals(now);
    decideThreads(transaction, fold(open, now), decisions, refusals);
    decideTheRest(transaction, open, now, decisions, refusals);
    refusals
        .decide(transaction)
        .forEach((intake, outcome) -> decisions.put(intake.origin(), announced(intake, outcome)));
    transaction.rejectionsRepeated(repeated(decisions.values()), now);
    return decisions;
  }

  /**
   * The rejections that stand for others, too: these have no row that tells what became of them.
   */
  private static Set<Origin> repeated(Collection<Decision> decisions) {
    return decisions.stream()
        .map(Decision::outcome)
        .filter(Outcome.Repeated.class::isInstance)
        .map(outcome -> ((Outcome.Repeated) outcome).rejection().origin())
        .collect(Collectors.toSet());
  }

  /** Decides those that were rejected before; returns the others. */
  private List<Resolved> repeatRejections(
      DecisionTransaction transaction, List<Resolved> undecided, Map<Origin, Decision> decisions) {
    RejectedBefore rejected =
        RejectedBefore.read(transaction, undecided.stream().map(Resolved::intake).toList());
    List<Resolved> open = new ArrayList<>();
    for (Resolved resolved : undecided) {
      Rejection first = rejected.of(resolved.intake());
      if (first == null) {
        open.add(resolved);
      } else {
        decisions.put(
            resolved.intake().origin(), announced(resolved.intake(), new Outcome.Repeated(first)));
      }
    }
    return open;
  }

  /**
   * A command of a few hundred bytes may pin what makes an event of megabytes: that a batch's
   * commands were few bytes says nothing of its events.
   *
   * @throws TooMuchAtOnceException where they are too large together
   */
  private Map<UUID, SameThread> fold(List<Resolved> undecided, Instant now) {
    Map<UUID, SameThread> groups = new LinkedHashMap<>();
    long bytes = 0;
    for (Resolved resolved : undecided) {
      if (resolved.intake() instanceof Intake.Command intake) {
        Candidate candidate =
            candidates.of(intake, Objects.requireNonNull(resolved.resolution()), now);
        bytes += candidate.bytes();
        if (bytes > limitBytes) {
          throw new TooMuchAtOnceException(bytes, limitBytes);
        }
        groups
            .computeIfAbsent(intake.command().threadUuid(), _ -> new SameThread())
            .add(intake, candidate);
      }
    }
    return groups;
  }

  private static void decideThreads(
      DecisionTransaction transaction,
      Map<UUID, SameThread> groups,
      Map<Origin, Decision> decisions,
      Refusals refusals) {
    List<StoredThread> threads =
        groups.values().stream().flatMap(group -> group.candidate().stream()).toList();
    Set<UUID> inserted = transaction.insertThreads(threads);
    Map<UUID, StoredThread> present =
        transaction.threads(
            groups.keySet().stream().filter(uuid -> !inserted.contains(uuid)).toList());
    requireWhole(
        transaction,
        threads.stream()
            .map(StoredThread::threadUuid)
            .filter(uuid -> !inserted.contains(uuid) && !present.containsKey(uuid))
            .toList());
    groups.forEach(
        (uuid, group) -> {
          if (inserted.contains(uuid)) {
            group.decideAsOurs(decisions, refusals);
          } else {
            group.decideAgainst(present.get(uuid), decisions, refusals);
          }
        });
  }

  /**
   * @param vanished neither inserted nor found
   */
  private static void requireWhole(DecisionTransaction transaction, List<UUID> vanished) {
    if (vanished.isEmpty()) {
      return;
    }
    Set<UUID> torn = transaction.torn(vanished);
    if (torn.isEmpty()) {
      throw new ConcurrentDeletionException(vanished);
    }
    throw new TornThreadException(torn);
  }

  private void decideTheRest(
      DecisionTransaction transaction,
      List<Resolved> undecided,
      Instant now,
      Map<Origin, Decision> decisions,
      Refusals refusals) {
    List<DeadLetter> deadLetters = new ArrayList<>();
    for (Resolved resolved : undecided) {
      switch (resolved.intake()) {
        case Intake.Command _ -> {}
        case Intake.Malformed malformed -> refusals.add(malformed);
        case Intake.Unreadable unreadable -> {
          DeadLetter deadLetter = DeadLetters.of(unreadable, now);
          deadLetters.add(deadLetter);
          decisions.put(unreadable.origin(), announced(unreadable, new Outcome.Dead(deadLetter)));
        }
      }
    }
    transaction.insertDeadLetters(deadLetters);
  }

  private Decision announced(Intake intake, Outcome outcome) {
    return new Decision(intake, outcome, announcements.of(intake, outcome));
  }
}
