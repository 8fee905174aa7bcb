package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was decided about records that are delivered again. Nothing is resolved or decided here: the
 * rows remember their origin, and the origin's outcome is the answer whatever the world looks like
 * now.
 */
record PastOutcomes(
    Map<UUID, StoredThread> threads,
    Map<Origin, Rejection> rejections,
    RejectedBefore attempts,
    Map<Origin, DeadLetter> deadLetters) {

  static Map<Origin, Outcome> read(DecisionTransaction transaction, List<Intake> past) {
    if (past.isEmpty()) {
      return Map.of();
    }
    List<Origin> origins = past.stream().map(Intake::origin).toList();
    List<ThreadCommand> commands =
        past.stream()
            .filter(Intake.Command.class::isInstance)
            .map(intake -> ((Intake.Command) intake).command())
            .toList();
    PastOutcomes stored =
        new PastOutcomes(
            transaction.threads(
                commands.stream().map(ThreadCommand::threadUuid).distinct().toList()),
            transaction.rejectionsByOrigin(origins),
            RejectedBefore.read(transaction, past),
            transaction.deadLetters(origins));
    Map<Origin, Outcome> outcomes = new HashMap<>();
    past.forEach(intake -> outcomes.put(intake.origin(), stored.outcome(intake)));
    return outcomes;
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
    return switch (intake) {
      case Intake.Command command -> outcome(command);
      case Intake.Malformed _, Intake.Unreadable _ -> new Outcome.Forgotten();
    };
  }

  private Outcome outcome(Intake.Command intake) {
    ThreadCommand command = intake.command();
    StoredThread thread = threads.get(command.threadUuid());
    if (thread != null && thread.origin().equals(intake.origin())) {
      return new Outcome.Created(thread);
    }
    Rejection attempt = attempts.of(intake);
    if (attempt != null) {
      return new Outcome.Repeated(attempt);
    }
    // A conflict whose rejection is past its retention must not be told what it was in conflict
    // with.
    return thread != null && Sameness.holds(thread, command)
        ? new Outcome.Duplicate(thread)
        : new Outcome.Forgotten();
  }
}
