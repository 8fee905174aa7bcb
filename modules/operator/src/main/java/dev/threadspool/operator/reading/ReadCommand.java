package dev.threadspool.operator.reading;

import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.model.ThreadCommand;

/** What a worker makes of a record of a command topic. */
public sealed interface ReadCommand {

  /** A command that is worked on. */
  record Valid(ThreadCommand command) implements ReadCommand {}

  /** A command that is rejected for what it says, or for where it stands. */
  record Invalid(InvalidCommandException.Ids ids, String reason) implements ReadCommand {}

  /** Bytes that are no command: a dead letter. */
  record Unreadable(String reason) implements ReadCommand {}
}
