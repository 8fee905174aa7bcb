package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Replied;
import dev.threadspool.acceptance.faults.workload.PlanMark;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * However often a record is replied to, it is told the same: the thread that is stored, or the
 * rejection that is. That a reply gets lost is allowed.
 */
public final class RepliesAgree implements Rule {

  private static final int FAILED = 500;

  @Override
  public void check(Case evidence, Findings findings) {
    Map<Integer, List<Replied>> replies = new LinkedHashMap<>();
    for (Replied replied : evidence.evidence().replies()) {
      if (replied.index() != PlanMark.NONE) {
        replies.computeIfAbsent(replied.index(), _ -> new ArrayList<>(1)).add(replied);
      }
    }
    replies.forEach((index, all) -> check(evidence, index, all, findings));
  }

  private static void check(Case evidence, int index, List<Replied> all, Findings findings) {
    findings.looked();
    ThreadCreateReply first = all.getFirst().reply();
    List<Replied> others = all.stream().filter(each -> !each.reply().equals(first)).toList();
    if (!others.isEmpty()) {
      findings.violation(
          "record %d of the plan was told %s at %s, and otherwise at %s",
          index, told(first), all.getFirst().place(), others.stream().map(Replied::place).toList());
    }
    Planned planned = evidence.planned(index);
    List<Logged> places = evidence.committedPlaces(index);
    boolean agrees = places.stream().anyMatch(logged -> possible(evidence, logged, planned, first));
    // Where there is no such record at all, that is another rule's business.
    if (!places.isEmpty() && !agrees) {
      findings.violation(
          "record %d of the plan at %s was told %s by %s, which is not what is stored",
          index, places, told(first), all.getFirst().place());
    }
  }

  private static boolean possible(
      Case evidence, Logged logged, Planned planned, ThreadCreateReply reply) {
    List<Outcome> own = evidence.outcomes(logged.origin());
    if (own.isEmpty()) {
      Rejection rejection = evidence.repeatedRejection(logged, planned);
      return (rejection != null && tells(planned, rejection, reply))
          || (evidence.repeatsThread(logged, planned)
              && tells(evidence, planned, planned.threadUuid(), reply));
    }
    return own.stream().anyMatch(outcome -> tells(evidence, planned, outcome, reply));
  }

  private static boolean tells(
      Case evidence, Planned planned, Outcome outcome, ThreadCreateReply reply) {
    return switch (outcome) {
      case Outcome.OfThread(UUID threadUuid) -> tells(evidence, planned, threadUuid, reply);
      case Outcome.OfRejection(Rejection rejection) -> tells(planned, rejection, reply);
      case Outcome.OfDeadLetter _ ->
          reply.getThread() == null
              && reply.getError() != null
              && reply.getError().getStatusCode() == FAILED;
    };
  }

  private static boolean tells(
      Case evidence, Planned planned, UUID threadUuid, ThreadCreateReply reply) {
    StoredThread stored = evidence.evidence().rows().threads().get(threadUuid);
    return stored == null || reply.equals(ReplyCodec.toAvro(planned.command().commandId(), stored));
  }

  private static boolean tells(Planned planned, Rejection rejection, ThreadCreateReply reply) {
    ApiError error = rejection.error();
    return reply.equals(
        ReplyCodec.toAvro(planned.command().commandId(), planned.threadUuid(), error));
  }

  private static String told(ThreadCreateReply reply) {
    return reply.getError() == null
        ? "thread " + reply.getThreadUuid()
        : "%d %s: %s"
            .formatted(
                reply.getError().getStatusCode(),
                reply.getError().getName(),
                reply.getError().getMessage());
  }
}
