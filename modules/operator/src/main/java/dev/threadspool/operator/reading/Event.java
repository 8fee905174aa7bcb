package dev.threadspool.operator.reading;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import java.util.UUID;

/** What a record of the topics that tell what became of commands says. */
public sealed interface Event {

  /** A thread was stored. */
  record Created(StoredThread thread) implements Event {}

  /** A thread's event is not to be kept any more. */
  record Gone(UUID threadUuid) implements Event {}

  /** A thread was erased, and must not come back. */
  record Erased(ErasedThread thread) implements Event {}

  /** A command came to nothing. */
  record Rejected(Rejection rejection) implements Event {}

  /** A command could not be read or processed. */
  record Dead(DeadLetter deadLetter) implements Event {}

  /** Nobody can make sense of it: it is no worker's. */
  record Unreadable(String reason) implements Event {}
}
