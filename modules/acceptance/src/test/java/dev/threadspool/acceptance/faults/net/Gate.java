package dev.threadspool.acceptance.faults.net;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where the pieces of all connections of a relay wait for their direction's flow. Thread-safe. */
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Direction, Flow> flows = new EnumMap<>(Direction.class);
  private final Map<Direction, Integer> waiting = new EnumMap<>(Direction.class);

  Gate() {
    for (Direction direction : Direction.values()) {
      flows.put(direction, new Flow.Passing());
      waiting.put(direction, 0);
    }
  }

  void set(Direction direction, Flow flow) {
    lock.lock();
    try {
      flows.put(direction, flow);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets those that wait look again whether their connection is still there. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many pieces wait. */
  int waiting(Direction direction) {
    lock.lock();
    try {
      return waiting.getOrDefault(direction, 0);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a piece may go on. A slow one whose flow changes meanwhile obeys the new flow.
   *
   * @return false when its connection was cut meanwhile
   */
  boolean await(Direction direction, Pipe pipe) throws InterruptedException {
    lock.lock();
    try {
      waiting.merge(direction, 1, Integer::sum);
      long arrival = System.nanoTime();
      while (!pipe.isClosed()) {
        switch (flow(direction)) {
          case Flow.Passing _ -> {
            return true;
          }
          case Flow.Held _ -> changed.await();
          case Flow.Slowed(var pause) -> {
            long rest = arrival + pause.toNanos() - System.nanoTime();
            if (rest <= 0 || changed.awaitNanos(rest) <= 0) {
              return !pipe.isClosed();
            }
          }
        }
      }
      return false;
    } finally {
      waiting.merge(direction, -1, Integer::sum);
      lock.unlock();
    }
  }

  private Flow flow(Direction direction) {
    return flows.getOrDefault(direction, new Flow.Passing());
  }
}
