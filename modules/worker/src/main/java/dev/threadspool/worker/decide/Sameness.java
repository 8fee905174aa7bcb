package dev.threadspool.worker.decide;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;

/**
 * Whether a command asks for the very thing that a thread was stored for: the same content, for the
 * same actor.
 */
final class Sameness {

  private Sameness() {}

  /** The command is hashed by the rule that the row was hashed by. */
  static boolean holds(StoredThread stored, ThreadCommand command) {
    ContentHash hash = stored.contentHash();
    return stored.actor().equals(command.actor())
        && hash.equals(ContentHasher.hash(command, hash.version()));
  }
}
