package dev.threadspool.worker.decide;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.worker.decide.Candidates.Candidate;
import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.resolve.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a batch that name one thread, in offset order. The first that may and can be
 * stored is the candidate; whatever comes after it, or after a thread that is there already, is a
 * duplicate or a conflict.
 */
final class SameThread {

  private record Member(Intake.Command intake, Candidate candidate) {}

  private final List<Member> members = new ArrayList<>();

  void add(Intake.Command intake, Candidate candidate) {
    members.add(new Member(intake, candidate));
  }

  /** The thread to insert, if there is one. */
  Optional<StoredThread> candidate() {
    return members.stream()
        .map(Member::candidate)
        .filter(Candidate.Ready.class::isInstance)
        .map(candidate -> ((Candidate.Ready) candidate).thread())
        .findFirst();
  }

  /** The candidate was inserted. */
  void decideAsOurs(Map<Origin, Decision> decisions, Refusals refusals) {
    @Nullable StoredThread ours = null;
    for (Member member : members) {
      if (ours == null && member.candidate() instanceof Candidate.Ready(var thread, var event)) {
        ours = thread;
        decisions.put(
            member.intake().origin(),
            new Decision(member.intake(), new Outcome.Created(thread), event));
      } else {
        decide(member, ours, decisions, refusals);
      }
    }
  }

  /** Somebody else's thread is there; or none, where there is no candidate. */
  void decideAgainst(
      @Nullable StoredThread present, Map<Origin, Decision> decisions, Refusals refusals) {
    members.forEach(member -> decide(member, present, decisions, refusals));
  }

  private static void decide(
      Member member,
      @Nullable StoredThread present,
      Map<Origin, Decision> decisions,
      Refusals refusals) {
    if (present == null) {
      refusals.add(member.intake(), refusal(member.candidate()));
    } else if (Sameness.holds(present, member.intake().command())) {
      decisions.put(
          member.intake().origin(),
          new Decision(member.intake(), new Outcome.Duplicate(present), null));
    } else {
      refusals.add(member.intake(), Errors.threadExists());
    }
  }

  private static ApiError refusal(Candidate candidate) {
    return switch (candidate) {
      case Candidate.Refused(ApiError error) -> error;
      case Candidate.Ready _ ->
          throw new IllegalStateException("a candidate that is ready cannot be refused");
    };
  }
}
