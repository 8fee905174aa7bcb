package dev.threadspool.contract.codec;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Instant;
import java.util.UUID;

/** A command that can be read but breaks the contract. It is rejected; the ids say whom to tell. */
public final class InvalidCommandException extends Exception {

  /** What of the command could be read in any case. */
  public record Ids(
      UUID commandId,
      UUID threadUuid,
      UUID organizationUuid,
      UUID projectUuid,
      UUID agentUuid,
      Actor actor,
      Instant issuedAt) {}

  private static final long serialVersionUID = 1;

  private final transient Ids ids;
  private final transient ApiError error;

  InvalidCommandException(Ids ids, ApiError error) {
    super(error.message());
    this.ids = ids;
    this.error = error;
  }

  /** A command that reads well and must not be carried out. */
  public static InvalidCommandException of(ThreadCommand command, ApiError error) {
    return new InvalidCommandException(
        new Ids(
            command.commandId(),
            command.threadUuid(),
            command.organizationUuid(),
            command.projectUuid(),
            command.agentUuid(),
            command.actor(),
            command.issuedAt()),
        error);
  }

  public Ids ids() {
    return ids;
  }

  /** Why, in Lightdash's words. */
  public ApiError error() {
    return error;
  }
}
