package dev.threadspool.acceptance.faults.check;

import static dev.threadspool.acceptance.faults.check.Invariant.FITTING_OUTCOME;
import static dev.threadspool.acceptance.faults.check.Invariant.NOTHING_ABORTED;
import static dev.threadspool.acceptance.faults.check.Invariant.NOTHING_TORN;
import static dev.threadspool.acceptance.faults.check.Invariant.NO_DEADLOCK;
import static dev.threadspool.acceptance.faults.check.Invariant.OFFSETS_BEHIND;
import static dev.threadspool.acceptance.faults.check.Invariant.ONE_OUTCOME;
import static dev.threadspool.acceptance.faults.check.Invariant.SAME_AGAIN;
import static dev.threadspool.acceptance.faults.check.Invariant.UNKNOWN_ONCE;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Rows.ContextRow;
import dev.threadspool.acceptance.faults.check.evidence.Rows.PromptRow;
import dev.threadspool.acceptance.faults.workload.Asking;
import dev.threadspool.acceptance.faults.workload.Fate;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.acceptance.faults.workload.Sort;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import java.util.List;
import java.util.UUID;

/** Rows that are missing, too many, torn or of the wrong kind. */
final class OutcomeCorruptions {

  private OutcomeCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of(
            "a record is rejected and a dead letter as well",
            run -> run.made.bury(run.refused),
            ONE_OUTCOME),
        Corruption.of(
            "an acknowledged record is not on the log",
            OutcomeCorruptions::acknowledgeWhatIsNotThere,
            ONE_OUTCOME),
        Corruption.of(
            "a row of a record that never was",
            run -> run.made.bury(elsewhere(run.last)),
            ONE_OUTCOME),
        Corruption.of(
            "a committed record without an outcome",
            OutcomeCorruptions::forgetTheConflict,
            ONE_OUTCOME,
            OFFSETS_BEHIND),
        Corruption.of(
            "a good command is rejected",
            run -> replan(run, run.refused, new Fate.Stored()),
            FITTING_OUTCOME),
        Corruption.of(
            "a good command is a dead letter",
            run -> replan(run, run.poison, new Fate.Stored()),
            FITTING_OUTCOME),
        Corruption.of(
            "a command that cannot be had makes a thread",
            run -> replan(run, run.last, new Fate.Refused("NotFoundError", 404)),
            FITTING_OUTCOME),
        Corruption.of(
            "a conflict without a difference",
            OutcomeCorruptions::makeTheConflictTheSame,
            FITTING_OUTCOME),
        Corruption.of(
            "another prompt is stored than was asked for",
            run -> {
              StoredThread other = Ideal.withPrompt(run.lasts, "Something else");
              run.made.threads.put(other.threadUuid(), other);
              run.made.changeEvent(other);
            },
            FITTING_OUTCOME),
        Corruption.of(
            "an attempt that was rejected makes a thread when it comes again",
            OutcomeCorruptions::storeWhatWasRejected,
            SAME_AGAIN),
        Corruption.of("a row of prompt is missing", OutcomeCorruptions::loseAPrompt, NOTHING_TORN),
        Corruption.of(
            "a row of prompt_context is missing",
            run -> run.made.context.removeLast(),
            NOTHING_TORN),
        Corruption.of(
            "context has a gap",
            run -> {
              ContextRow row = run.made.context.removeLast();
              run.made.context.add(new ContextRow(row.promptUuid(), 2, row.kind()));
            },
            NOTHING_TORN),
        Corruption.of(
            "a prompt without a thread",
            run -> run.made.prompts.add(new PromptRow(new UUID(1, 1), new UUID(2, 2))),
            NOTHING_TORN),
        Corruption.of(
            "an aborted record is a dead letter",
            run -> run.made.bury(run.aborted),
            NOTHING_ABORTED),
        Corruption.of(
            "an aborted record makes a thread",
            run -> {
              run.made.store(run.aborted, GoodCase.FILE, GoodCase.FILE);
              run.made.commit();
            },
            NOTHING_ABORTED),
        Corruption.of(
            "an aborted record is replied to",
            run -> run.made.reply(run.aborted, HandMade.FAILED),
            NOTHING_ABORTED),
        Corruption.of(
            "what was published once stands there twice",
            run -> {
              run.made.repeatOnTheLog(run.planned(run.unknown), true);
              run.made.commit();
            },
            UNKNOWN_ONCE),
        Corruption.of(
            "the server broke up a deadlock", run -> run.made.deadlocks = 1, NO_DEADLOCK));
  }

  private static Logged elsewhere(Logged logged) {
    Origin origin = new Origin(HandMade.TOPIC_ID, 0, -1);
    return new Logged(origin, logged.topic(), logged.key(), logged.index(), true);
  }

  private static void acknowledgeWhatIsNotThere(GoodCase run) {
    int index = run.made.plan.size();
    run.made.plan.add(
        Planned.of(index, Sort.VALID, run.planned(run.last).command(), new Fate.Stored()));
    run.made.ledger.put(index, run.made.ledger.get(run.last.index()));
  }

  private static void forgetTheConflict(GoodCase run) {
    run.made.rejections.remove(run.conflicts);
    run.made.untell(run.made.rejected.getLast().place());
    run.made.replies.removeIf(reply -> reply.index() == run.conflict.index());
  }

  private static void replan(GoodCase run, Logged logged, Fate fate) {
    run.made.plan.set(
        logged.index(),
        Planned.of(logged.index(), Sort.VALID, run.planned(logged).command(), fate));
  }

  private static void makeTheConflictTheSame(GoodCase run) {
    Planned conflict = run.planned(run.conflict);
    ThreadCommand same =
        Asking.again(run.planned(run.stored).command(), conflict.command().commandId());
    run.made.plan.set(conflict.index(), conflict.asking(same, conflict.fate()));
  }

  private static void storeWhatWasRejected(GoodCase run) {
    Fate either = new Fate.Either("NotFoundError", 404);
    replan(run, run.refused, either);
    replan(run, run.again, either);
    run.made.store(run.again, GoodCase.FILE, GoodCase.FILE);
    run.made.replies.removeIf(reply -> reply.index() == run.again.index());
    run.made.commit();
  }

  private static void loseAPrompt(GoodCase run) {
    run.made.prompts.removeLast();
    run.made.threads.remove(run.lasts.threadUuid());
    run.made.context.removeIf(row -> row.promptUuid().equals(run.lasts.promptUuid()));
  }
}
