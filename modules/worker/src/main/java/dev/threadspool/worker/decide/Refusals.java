package dev.threadspool.worker.decide;

import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.RejectionKey;
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
    RejectionKey key() {
      return RejectionKey.of(rejection);
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
    Map<RejectionKey, Rejection> earlier =
        new HashMap<>(
            transaction.firstRejections(refused.stream().map(Refused::key).distinct().toList()));
    Map<Intake, Outcome> outcomes = new LinkedHashMap<>();
    List<Rejection> fresh = new ArrayList<>();
    for (Refused one : refused) {
      Rejection first = earlier.putIfAbsent(one.key(), one.rejection());
      if (first != null) {
        outcomes.put(one.intake(), new Outcome.Repeated(first));
      } else {
        fresh.add(one.rejection());
        outcomes.put(one.intake(), new Outcome.Rejected(one.rejection()));
      }
    }
    transaction.insertRejections(fresh);
    return outcomes;
  }
}
