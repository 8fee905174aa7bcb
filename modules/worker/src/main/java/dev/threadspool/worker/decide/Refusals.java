package dev.threadspool.worker.decide;

import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rejections of a batch. An attempt that was rejected before, under another offset, repeats its first rejection and
 * announces nothing; another attempt (a new {@code commandId}) is another rejection.
 */
final class Refusals {

  private final Instant now;
  private final List<Rejection> refused = new ArrayList<>();

  Refusals(Instant now) {
    this.now = now;
  }

  void add(Intake.Command intake, ApiError error) {
    ThreadCommand command = intake.command();
    refused.add(
        new Rejection(
            command.commandId(),
            command.threadUuid(),
            command.organizationUuid(),
            command.projectUuid(),
            command.agentUuid(),
            command.actor(),
            command.issuedAt(),
            now,
            intake.origin(),
            ContentHasher.hash(command),
            error));
  }

  void add(Intake.Malformed intake) {
    InvalidCommandException fault = intake.fault();
    refused.add(
        new Rejection(
            fault.commandId(),
            fault.threadUuid(),
            fault.organizationUuid(),
            fault.projectUuid(),
            fault.agentUuid(),
            fault.actor(),
            fault.issuedAt(),
            now,
            intake.origin(),
            ContentHasher.hashUnread(intake.source().value()),
            fault.error()));
  }

  /** Stores what is new, and gives every refused record its outcome. */
  Map<Origin, Outcome> decide(DecisionTransaction transaction) {
    Map<CommandKey, Rejection> earlier =
        new HashMap<>(
            transaction.rejectionsByCommand(
                refused.stream().map(Refusals::key).distinct().toList()));
    Map<Origin, Outcome> outcomes = new HashMap<>();
    List<Rejection> fresh = new ArrayList<>();
    for (Rejection rejection : refused) {
      Rejection first = earlier.putIfAbsent(key(rejection), rejection);
      if (first != null && isSame(first, rejection)) {
        outcomes.put(rejection.origin(), new Outcome.Repeated(first));
      } else {
        fresh.add(rejection);
        outcomes.put(rejection.origin(), new Outcome.Rejected(rejection));
      }
    }
    transaction.insertRejections(fresh);
    return outcomes;
  }

  private static boolean isSame(Rejection first, Rejection again) {
    return first.contentHash().equals(again.contentHash()) && first.actor().equals(again.actor());
  }

  private static CommandKey key(Rejection rejection) {
    return new CommandKey(rejection.threadUuid(), rejection.commandId());
  }
}
