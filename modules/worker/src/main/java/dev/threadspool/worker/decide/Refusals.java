package dev.threadspool.worker.decide;

import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.CommandKey;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.worker.intake.Intake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rejections of a batch. An attempt that was rejected before, under another offset, repeats its
 * first rejection and announces nothing; another attempt (a new {@code commandId}) is another
 * rejection.
 */
final class Refusals {

  private record Refused(Intake intake, Rejection rejection) {
    CommandKey key() {
      return new CommandKey(rejection.threadUuid(), rejection.commandId());
    }

    boolean repeats(Rejection first) {
      return first.contentHash().equals(rejection.contentHash())
          && first.actor().equals(rejection.actor());
    }
  }

  private final Instant now;
  private final List<Refused> refused = new ArrayList<>();

  Refusals(Instant now) {
    this.now = now;
  }

  void add(Intake.Command intake, ApiError error) {
    ThreadCommand command = intake.command();
    Rejection rejection =
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
            error);
    refused.add(new Refused(intake, rejection));
  }

  void add(Intake.Malformed intake) {
    InvalidCommandException.Ids ids = intake.fault().ids();
    Rejection rejection =
        new Rejection(
            ids.commandId(),
            ids.threadUuid(),
            ids.organizationUuid(),
            ids.projectUuid(),
            ids.agentUuid(),
            ids.actor(),
            ids.issuedAt(),
            now,
            intake.origin(),
            ContentHasher.hashUnread(intake.source().value()),
            intake.fault().error());
    refused.add(new Refused(intake, rejection));
  }

  /** Stores what is new, and gives every refused record its outcome. */
  Map<Intake, Outcome> decide(DecisionTransaction transaction) {
    Map<CommandKey, List<Rejection>> earlier = new HashMap<>();
    transaction
        .rejectionsByCommand(refused.stream().map(Refused::key).distinct().toList())
        .forEach((key, stored) -> earlier.put(key, new ArrayList<>(stored)));
    Map<Intake, Outcome> outcomes = new LinkedHashMap<>();
    List<Rejection> fresh = new ArrayList<>();
    for (Refused one : refused) {
      List<Rejection> before = earlier.computeIfAbsent(one.key(), _ -> new ArrayList<>());
      Rejection first = before.stream().filter(one::repeats).findFirst().orElse(null);
      if (first != null) {
        outcomes.put(one.intake(), new Outcome.Repeated(first));
      } else {
        before.add(one.rejection());
        fresh.add(one.rejection());
        outcomes.put(one.intake(), new Outcome.Rejected(one.rejection()));
      }
    }
    transaction.insertRejections(fresh);
    return outcomes;
  }
}
