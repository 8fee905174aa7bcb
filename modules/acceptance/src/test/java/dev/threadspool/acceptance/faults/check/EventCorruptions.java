package dev.threadspool.acceptance.faults.check;

import static dev.threadspool.acceptance.faults.check.Invariant.EQUAL;
import static dev.threadspool.acceptance.faults.check.Invariant.ONE_CREATED;
import static dev.threadspool.acceptance.faults.check.Invariant.ONE_EVENT;
import static dev.threadspool.acceptance.faults.check.Invariant.READ_ONCE;
import static dev.threadspool.acceptance.faults.check.Invariant.REPEATS_IN_WINDOW;
import static dev.threadspool.acceptance.faults.check.Invariant.REPLIES_AGREE;

import dev.threadspool.acceptance.faults.check.evidence.DeadTold;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord;
import dev.threadspool.acceptance.faults.check.evidence.Seen;
import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.DeadLetter;
import java.util.List;
import java.util.function.UnaryOperator;

/** Events, replies and readers that saw too little, too much or something else. */
final class EventCorruptions {

  private EventCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of(
            "a rejection is not told of",
            run -> run.made.untell(run.made.rejected.getLast().place()),
            ONE_EVENT),
        Corruption.of(
            "a thread is not told of",
            run -> run.made.untell(run.made.created.getLast().place()),
            ONE_EVENT),
        Corruption.of(
            "a rejection is told of twice",
            run -> run.made.tell(run.rejection, String.valueOf(rejected(run).id())),
            ONE_EVENT,
            READ_ONCE),
        Corruption.of(
            "a rejection is told of twice, under another id",
            run -> run.made.tell(run.rejection, "another"),
            ONE_EVENT),
        Corruption.of(
            "a thread is told of that is not stored",
            run -> run.made.tell(Ideal.withOtherUuid(run.thread), "another"),
            ONE_EVENT),
        Corruption.of(
            "a thread is told of twice",
            run -> run.made.tell(run.thread, "created:" + run.thread.threadUuid()),
            ONE_CREATED,
            READ_ONCE),
        Corruption.of(
            "a thread is told of twice, under another id",
            run -> run.made.tell(run.thread, "another"),
            ONE_CREATED),
        Corruption.of(
            "a thread is told of three times where twice is allowed",
            run -> {
              run.made.repeatable.put(HandMade.PARTITION, new Stretch(0, 1));
              run.made.tell(run.thread, "created:" + run.thread.threadUuid());
              run.made.tell(run.thread, "created:" + run.thread.threadUuid());
            },
            REPEATS_IN_WINDOW),
        Corruption.of(
            "a thread is told of twice where it is allowed, under another id",
            run -> {
              run.made.repeatable.put(HandMade.PARTITION, new Stretch(0, 1));
              run.made.tell(run.thread, "another");
            },
            REPEATS_IN_WINDOW),
        Corruption.of(
            "a created event tells another prompt",
            run -> run.made.changeEvent(Ideal.withPrompt(run.thread, "Something else")),
            EQUAL),
        Corruption.of(
            "a created event has another id",
            run -> {
              Told<?> told = run.made.created.getFirst();
              run.made.created.set(0, new Told<>(told.place(), "another", told.key(), run.thread));
            },
            EQUAL),
        Corruption.of(
            "a rejected event has another key",
            run -> {
              Told<Rejection> told = rejected(run);
              run.made.rejected.set(
                  0, new Told<>(told.place(), told.id(), "another", told.content()));
            },
            EQUAL),
        Corruption.of(
            "a dead letter has another value",
            run ->
                changeDead(
                    run,
                    record ->
                        new RawRecord(record.key(), HandMade.bytes("other"), record.headers())),
            EQUAL),
        Corruption.of("a dead letter has another reason", EventCorruptions::changeReason, EQUAL),
        Corruption.of(
            "a dead letter has lost a header of its own",
            run ->
                changeDead(
                    run,
                    record ->
                        new RawRecord(
                            record.key(),
                            record.value(),
                            record.headers().subList(1, record.headers().size()))),
            EQUAL),
        Corruption.of(
            "a record is told that its thread is stored, and that it is not",
            run -> run.made.reply(run.duplicate, HandMade.FAILED),
            REPLIES_AGREE),
        Corruption.of(
            "a record is told of a rejection that is not stored",
            run -> run.made.reply(run.last, HandMade.FAILED),
            REPLIES_AGREE),
        Corruption.of(
            "a record is told of another prompt",
            run -> run.made.reply(run.last, Ideal.withPrompt(run.lasts, "Something else")),
            REPLIES_AGREE),
        Corruption.of(
            "an event is read that is not committed",
            run -> run.made.seen.add(new Seen(new Place("created", 0, 99), "created:another")),
            READ_ONCE),
        Corruption.of("an event is not read", run -> run.made.seen.removeFirst(), READ_ONCE),
        Corruption.of(
            "an event is read twice",
            run -> run.made.seen.add(run.made.seen.getFirst()),
            READ_ONCE));
  }

  private static Told<Rejection> rejected(GoodCase run) {
    return run.made.rejected.getFirst();
  }

  private static void changeDead(GoodCase run, UnaryOperator<RawRecord> change) {
    run.made.dead.replaceAll(
        told -> {
          DeadTold dead = told.content();
          DeadTold changed = new DeadTold(dead.letter(), change.apply(dead.record()));
          return new Told<>(told.place(), told.id(), told.key(), changed);
        });
  }

  /** The row says another reason than the record. */
  private static void changeReason(GoodCase run) {
    run.made.deadLetters.replaceAll(
        row ->
            new DeadLetter(
                row.origin(), row.failedAt(), row.exception(), "other", row.stacktrace()));
  }
}
