package dev.threadspool.ingress.admission;

import dev.threadspool.contract.model.Actor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What each caller has at work, up to a bound. Thread-safe; holds nobody who has nothing. */
final class Shares {

  private record Held(int requests, long bytes) {

    private static final Held NOTHING = new Held(0, 0);

    Held plus(int moreRequests, long moreBytes) {
      return new Held(requests + moreRequests, bytes + moreBytes);
    }
  }

  private final Map<Actor, Held> callers = new ConcurrentHashMap<>();
  private final Held most;

  Shares(int requests, long bytes) {
    this.most = new Held(requests, bytes);
  }

  /** Takes both, or nothing and returns false. */
  boolean take(Actor caller, int requests, long bytes) {
    AtomicBoolean taken = new AtomicBoolean();
    callers.compute(
        caller,
        (_, held) -> {
          Held more = (held == null ? Held.NOTHING : held).plus(requests, bytes);
          taken.setPlain(more.requests() <= most.requests() && more.bytes() <= most.bytes());
          return taken.getPlain() ? more : held;
        });
    return taken.getPlain();
  }

  void giveBack(Actor caller, int requests, long bytes) {
    callers.computeIfPresent(
        caller,
        (_, held) -> {
          Held less = held.plus(-requests, -bytes);
          return less.equals(Held.NOTHING) ? null : less;
        });
  }
}
