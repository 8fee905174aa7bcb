package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.workload.Fate;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a record came to is what it can come to: by its own content, and by the thread that may have
 * been there before it.
 */
public final class FittingOutcome implements Rule {

  private static final String CONFLICT = "AlreadyExistsError";

  @Override
  public void check(Case evidence, Findings findings) {
    for (Logged logged : evidence.committed()) {
      List<Outcome> own = evidence.outcomes(logged.origin());
      if (own.size() == 1) {
        findings.looked();
        Planned planned = evidence.planned(logged);
        String fault =
            planned == null
                ? unplanned(own.getFirst())
                : fault(evidence, logged, planned, own.getFirst());
        if (fault != null) {
          findings.violation("%s came to %s, but %s", logged, own.getFirst(), fault);
        }
      }
    }
  }

  /** Whatever else is on the topics comes from an ingress, which publishes no rubbish. */
  private static @Nullable String unplanned(Outcome outcome) {
    return outcome instanceof Outcome.OfDeadLetter ? "nobody planned a bad record" : null;
  }

  private static @Nullable String fault(
      Case evidence, Logged logged, Planned planned, Outcome outcome) {
    return switch (outcome) {
      case Outcome.OfThread(UUID threadUuid) -> ofThread(evidence, planned, threadUuid);
      case Outcome.OfRejection(Rejection rejection) ->
          CONFLICT.equals(rejection.error().name())
              ? ofConflict(evidence, logged, planned)
              : ofRejection(evidence, logged, planned, rejection);
      case Outcome.OfDeadLetter _ ->
          planned.fate() instanceof Fate.Dead ? null : planned.sort() + " can be read";
    };
  }

  private static @Nullable String ofThread(Case evidence, Planned planned, UUID threadUuid) {
    boolean possible =
        switch (planned.fate()) {
          case Fate.Stored _, Fate.Either _ -> true;
          case Fate.Refused _, Fate.Dead _ -> false;
        };
    if (!possible) {
      return "it asks for " + planned.fate();
    }
    if (!planned.threadUuid().equals(threadUuid)) {
      return "it asks for thread " + planned.threadUuid();
    }
    StoredThread stored = evidence.evidence().rows().threads().get(threadUuid);
    List<String> others = stored == null ? List.of() : others(planned.command(), stored);
    return others.isEmpty() ? null : "it asked for other " + others;
  }

  private static @Nullable String ofConflict(Case evidence, Logged logged, Planned planned) {
    Logged maker = evidence.maker(planned.threadUuid());
    if (planned.damage() != null || maker == null) {
      return "there is no such thread";
    }
    Planned first = evidence.planned(maker);
    if (logged.isBefore(maker)) {
      return "the thread was made later, by " + maker;
    }
    return first != null && SameAsk.holds(first, planned)
        ? "it asks for the same as " + maker
        : null;
  }

  private static @Nullable String ofRejection(
      Case evidence, Logged logged, Planned planned, Rejection rejection) {
    if (!canBeRefused(planned.fate(), rejection.error())) {
      return "it asks for " + planned.fate();
    }
    Logged maker = evidence.maker(planned.threadUuid());
    if (planned.damage() == null && maker != null && maker.isBefore(logged)) {
      return "the thread was there before, made by " + maker;
    }
    ThreadCommand command = planned.command();
    boolean same =
        rejection.commandId().equals(command.commandId())
            && rejection.threadUuid().equals(command.threadUuid())
            && rejection.organizationUuid().equals(command.organizationUuid())
            && rejection.projectUuid().equals(command.projectUuid())
            && rejection.agentUuid().equals(command.agentUuid())
            && rejection.actor().equals(command.actor());
    return same ? null : "it is of another attempt";
  }

  private static boolean canBeRefused(Fate fate, ApiError error) {
    return switch (fate) {
      case Fate.Refused(String name, int status) ->
          error.name().equals(name) && error.statusCode() == status;
      case Fate.Either(String name, int status) ->
          error.name().equals(name) && error.statusCode() == status;
      case Fate.Stored _, Fate.Dead _ -> false;
    };
  }

  /** What of a thread is not as it was asked. */
  private static List<String> others(ThreadCommand asked, StoredThread stored) {
    List<String> others = new ArrayList<>();
    compare(others, "commandId", asked.commandId(), stored.commandId());
    compare(others, "promptUuid", asked.promptUuid(), stored.promptUuid());
    compare(others, "organization", asked.organizationUuid(), stored.organizationUuid());
    compare(others, "project", asked.projectUuid(), stored.projectUuid());
    compare(others, "agent", asked.agentUuid(), stored.agentUuid());
    compare(others, "actor", asked.actor(), stored.actor());
    compare(others, "createdFrom", asked.createdFrom(), stored.createdFrom());
    compare(others, "issuedAt", asked.issuedAt(), stored.issuedAt());
    compare(others, "prompt", asked.prompt(), stored.prompt());
    compare(others, "modelConfig", asked.modelConfig(), stored.modelConfig());
    compare(
        others,
        "context",
        asked.context().stream().map(ContextItem::kind).toList(),
        stored.context().stream().map(ResolvedItem::kind).toList());
    return others;
  }

  private static void compare(
      List<String> others, String name, @Nullable Object asked, @Nullable Object stored) {
    if (!Objects.equals(asked, stored)) {
      others.add(name);
    }
  }
}
