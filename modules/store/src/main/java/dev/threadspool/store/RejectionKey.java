package dev.threadspool.store;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Rejection;

/**
 * One attempt with what it asks for: other content, or another actor, under the same ids is another
 * request.
 */
public record RejectionKey(CommandKey command, Actor actor, ContentHash contentHash) {

  public static RejectionKey of(Rejection rejection) {
    return new RejectionKey(
        new CommandKey(rejection.threadUuid(), rejection.commandId()),
        rejection.actor(),
        rejection.contentHash());
  }
}
