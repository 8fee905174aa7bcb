package dev.threadspool.worker.decide;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;

/**
 * Whether a command asks for the very thread that is stored: the same content, for the same actor.
 */
final class Sameness {

  private Sameness() {}

  /** The command is hashed by the rule that the row was hashed by. */
  static boolean holds(StoredThread stored, ThreadCommand command) {
    return stored.actor().equals(command.actor())
        && stored.contentHash().equals(ContentHasher.hash(command, stored.contentHash().version()));
  }
}
