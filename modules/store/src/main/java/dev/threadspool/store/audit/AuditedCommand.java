package dev.threadspool.store.audit;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command as the topic has it.
 *
 * @param ids null where nobody can read it
 * @param askedAt the record's time
 */
public record AuditedCommand(Origin origin, Instant askedAt, @Nullable Ids ids) {

  /**
   * By which another record of the same thread is told to ask for the same.
   *
   * @param isValid whether it may have made a thread, or found one to be the same
   */
  public record Ids(
      UUID threadUuid, UUID commandId, Actor actor, ContentHash contentHash, boolean isValid) {}
}
