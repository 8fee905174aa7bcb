package dev.threadspool.worker.decide;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;

/**
 * Whether a command asks for the very thing that something was stored for: the same content, for
 * the same actor.
 */
final class Sameness {

  private Sameness() {}

  static boolean holds(StoredThread stored, ThreadCommand command) {
    return holds(stored.actor(), stored.contentHash(), command);
  }

  /** Of a rejection with the command's ids: whether the command is that attempt again. */
  static boolean holds(Rejection rejected, ThreadCommand command) {
    return !ContentHasher.isUnread(rejected.contentHash())
        && holds(rejected.actor(), rejected.contentHash(), command);
  }

  /** The command is hashed by the rule that the row was hashed by. */
  private static boolean holds(Actor actor, ContentHash hash, ThreadCommand command) {
    return actor.equals(command.actor())
        && hash.equals(ContentHasher.hash(command, hash.version()));
  }
}
