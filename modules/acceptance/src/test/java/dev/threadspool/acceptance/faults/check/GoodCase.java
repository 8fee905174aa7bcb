package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.workload.Asking;
import dev.threadspool.acceptance.faults.workload.Damage;
import dev.threadspool.acceptance.faults.workload.Delivery;
import dev.threadspool.acceptance.faults.workload.Fate;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.acceptance.faults.workload.Sort;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;

/** A small run in which something of every sort happened, all of it as it should. */
final class GoodCase {

  private static final Fate STORED = new Fate.Stored();
  private static final Fate REFUSED = new Fate.Refused("NotFoundError", 404);
  private static final ContextItem ASKED_FILE = new ContextItem.File("a.sql");
  static final ResolvedItem FILE = new ResolvedItem.File("a.sql");

  final HandMade made = new HandMade();

  final Logged stored = made.publish(valid(0, "stored"));
  final StoredThread thread = made.store(stored, FILE, FILE);
  final Logged refused =
      made.publish(Planned.of(1, Sort.REJECTED, command("refused", "refused"), REFUSED));
  final Rejection rejection = made.reject(refused, "NotFoundError", 404);
  final Logged duplicate =
      made.publish(
          Planned.of(2, Sort.DUPLICATE, Asking.again(commandOf(stored), uuid("again")), STORED));
  final Logged conflict =
      made.publish(
          Planned.of(
              3,
              Sort.CONFLICT,
              Asking.otherwise(commandOf(stored), uuid("otherwise"), "Or else?"),
              STORED));
  final Rejection conflicts = made.reject(conflict, "AlreadyExistsError", 409);
  final Logged poison =
      made.publish(
          Planned.of(4, Sort.POISON, command("poison", "poison"), new Fate.Dead())
              .damaged(Damage.NO_MAGIC_BYTE, new Fate.Dead()));
  final Logged again = made.publish(Planned.of(5, Sort.DUPLICATE, commandOf(refused), REFUSED));
  final Logged aborted =
      made.abort(valid(6, "aborted").delivered(new Delivery.InTransaction(0, true)));
  final Logged unknown = made.publishUnknown(valid(7, "unknown"));
  final StoredThread unknowns = made.store(unknown, FILE, FILE);
  final Logged last = made.publish(valid(8, "last"));
  final StoredThread lasts = made.store(last, FILE, FILE);

  GoodCase() {
    made.bury(poison);
    made.reply(stored, thread);
    made.reply(refused, rejection.error());
    made.reply(duplicate, thread);
    made.reply(conflict, conflicts.error());
    made.reply(poison, HandMade.FAILED);
    made.reply(again, rejection.error());
    made.commit();
  }

  Planned planned(Logged logged) {
    return made.plan.get(logged.index());
  }

  private ThreadCommand commandOf(Logged logged) {
    return planned(logged).command();
  }

  private static Planned valid(int index, String name) {
    return Planned.of(index, Sort.VALID, command(name, name), STORED);
  }

  private static ThreadCommand command(String commandId, String thread) {
    return Asking.thread(
        uuid(commandId),
        uuid(thread + "'s thread"),
        Asking.user(SampleLightdash.ADMIN),
        "What sells?",
        List.of(ASKED_FILE, ASKED_FILE));
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(HandMade.bytes(name).array());
  }
}
