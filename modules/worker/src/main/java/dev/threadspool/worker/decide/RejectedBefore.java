package dev.threadspool.worker.decide;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.RejectionKey;
import dev.threadspool.worker.intake.Intake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that were rejected under an earlier offset. They stay rejected, whatever can be had by
 * now; another attempt (a new {@code commandId}) is decided anew.
 */
record RejectedBefore(Set<CommandKey> attempts, Map<RejectionKey, Rejection> rejections) {

  /** Only what was ever rejected is hashed and looked for by its content: hardly anything. */
  static RejectedBefore read(DecisionTransaction transaction, List<Intake> records) {
    Map<CommandKey, List<ThreadCommand>> attempts =
        records.stream()
            .filter(Intake.Command.class::isInstance)
            .map(intake -> ((Intake.Command) intake).command())
            .collect(Collectors.groupingBy(RejectedBefore::attempt));
    Set<CommandKey> rejected = transaction.rejected(attempts.keySet());
    List<RejectionKey> keys =
        rejected.stream()
            .flatMap(attempt -> attempts.getOrDefault(attempt, List.of()).stream())
            .map(RejectedBefore::key)
            .distinct()
            .toList();
    return new RejectedBefore(rejected, transaction.firstRejections(keys));
  }

  /** The first rejection of the attempt that a record is; null where there is none. */
  @Nullable Rejection of(Intake intake) {
    return switch (intake) {
      case Intake.Command(_, _, ThreadCommand command) ->
          attempts.contains(attempt(command)) ? rejections.get(key(command)) : null;
      case Intake.Malformed _, Intake.Unreadable _ -> null;
    };
  }

  private static CommandKey attempt(ThreadCommand command) {
    return new CommandKey(command.threadUuid(), command.commandId());
  }

  /** By the rule that is in force: a second one would have to be asked for beside it. */
  private static RejectionKey key(ThreadCommand command) {
    return new RejectionKey(attempt(command), command.actor(), ContentHasher.hash(command));
  }
}
