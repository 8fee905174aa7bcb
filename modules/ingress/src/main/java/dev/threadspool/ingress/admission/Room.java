package dev.threadspool.ingress.admission;

import java.util.concurrent.atomic.AtomicLong;

/** So much of something, and never more than the bound. Thread-safe. */
final class Room {

  private final long bound;
  private final AtomicLong taken = new AtomicLong();

  Room(long bound) {
    this.bound = bound;
  }

  /** Takes all of it at once, or nothing and returns false. */
  boolean take(long amount) {
    long before = taken.getAndUpdate(now -> now + amount > bound ? now : now + amount);
    return before + amount <= bound;
  }

  void giveBack(long amount) {
    taken.addAndGet(-amount);
  }

  long taken() {
    return taken.get();
  }
}
