package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.DeadLetter;
import java.util.UUID;

/** A row that remembers a record as its origin. */
sealed interface Outcome {

  /** The record made this thread. */
  record OfThread(UUID threadUuid) implements Outcome {
    @Override
    public String toString() {
      return "thread " + threadUuid;
    }
  }

  /** The record was rejected. */
  record OfRejection(Rejection rejection) implements Outcome {
    @Override
    public String toString() {
      return "rejection %d %s: %s"
          .formatted(
              rejection.error().statusCode(),
              rejection.error().name(),
              rejection.error().message());
    }
  }

  /** The record is a dead letter. */
  record OfDeadLetter(DeadLetter deadLetter) implements Outcome {
    @Override
    public String toString() {
      return "dead letter " + deadLetter.exception();
    }
  }
}
