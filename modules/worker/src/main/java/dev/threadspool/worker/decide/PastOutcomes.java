package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about records that are delivered again. Nothing is resolved or decided here: the rows remember their
 * origin, and the origin's outcome is the answer whatever the world looks like now.
 */
final class PastOutcomes {

  private final Map<UUID, StoredThread> threads;
  private final Map<Origin, Rejection> rejections;
  private final Map<Origin, DeadLetter> deadLetters;

  private PastOutcomes(
      Map<UUID, StoredThread> threads,
      Map<Origin, Rejection> rejections,
      Map<Origin, DeadLetter> deadLetters) {
    this.threads = threads;
    this.rejections = rejections;
    this.deadLetters = deadLetters;
  }

  static Map<Origin, Outcome> read(DecisionTransaction transaction, List<Intake> past) {
    if (past.isEmpty()) {
      return Map.of();
    }
    List<Origin> origins = past.stream().map(Intake::origin).toList();
    PastOutcomes stored =
        new PastOutcomes(
            transaction.threads(threadUuids(past)),
            transaction.rejectionsByOrigin(origins),
            transaction.deadLetters(origins));
    Map<Origin, Outcome> outcomes = new HashMap<>();
    past.forEach(intake -> outcomes.put(intake.origin(), stored.outcome(intake)));
    return outcomes;
  }

  private static List<UUID> threadUuids(List<Intake> past) {
    return past.stream()
        .filter(Intake.Command.class::isInstance)
        .map(intake -> ((Intake.Command) intake).command().threadUuid())
        .distinct()
        .toList();
  }

  private Outcome outcome(Intake intake) {
    Rejection rejection = rejections.get(intake.origin());
    if (rejection != null) {
      return new Outcome.Rejected(rejection);
    }
    DeadLetter deadLetter = deadLetters.get(intake.origin());
    if (deadLetter != null) {
      return new Outcome.Dead(deadLetter);
    }
    StoredThread thread = thread(intake);
    if (thread == null) {
      return new Outcome.Forgotten();
    }
    return thread.origin().equals(intake.origin())
        ? new Outcome.Created(thread)
        : new Outcome.Duplicate(thread);
  }

  private @Nullable StoredThread thread(Intake intake) {
    return switch (intake) {
      case Intake.Command command -> threads.get(command.command().threadUuid());
      case Intake.Malformed _, Intake.Unreadable _ -> null;
    };
  }
}
