package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that were rejected under an earlier offset. They stay rejected, whatever can be had by
 * now; another attempt (a new {@code commandId}) is decided anew.
 */
record RejectedBefore(Map<CommandKey, List<Rejection>> rejections) {

  static RejectedBefore read(DecisionTransaction transaction, List<Intake> records) {
    List<CommandKey> attempts =
        records.stream()
            .filter(Intake.Command.class::isInstance)
            .map(intake -> key(((Intake.Command) intake).command()))
            .distinct()
            .toList();
    return new RejectedBefore(
        attempts.isEmpty() ? Map.of() : transaction.rejectionsByCommand(attempts));
  }

  /** The first rejection of the attempt that a record is; null where there is none. */
  @Nullable Rejection of(Intake intake) {
    return switch (intake) {
      case Intake.Command command -> of(command.command());
      case Intake.Malformed _, Intake.Unreadable _ -> null;
    };
  }

  private @Nullable Rejection of(ThreadCommand command) {
    for (Rejection first : rejections.getOrDefault(key(command), List.of())) {
      if (Sameness.holds(first, command)) {
        return first;
      }
    }
    return null;
  }

  private static CommandKey key(ThreadCommand command) {
    return new CommandKey(command.threadUuid(), command.commandId());
  }
}
