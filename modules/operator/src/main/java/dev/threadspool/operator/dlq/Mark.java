package dev.threadspool.operator.dlq;

import java.time.Instant;

/** What an operator did with a dead letter: who, when, what. */
sealed interface Mark {

  State state();

  /**
   * It was sent again.
   *
   * @param redrives how often its record has been sent again now
   * @param topic where it was sent to
   */
  record Redriven(Instant at, String by, int redrives, String topic, int partition, long offset)
      implements Mark {
    @Override
    public State state() {
      return State.REDRIVEN;
    }
  }

  /** It is not to be sent again. */
  record Dropped(Instant at, String by, String reason) implements Mark {
    @Override
    public State state() {
      return State.DROPPED;
    }
  }

  /** Somebody has written what nobody can read; to be safe, it counts as sent again. */
  record Unreadable() implements Mark {
    @Override
    public State state() {
      return State.REDRIVEN;
    }
  }
}
