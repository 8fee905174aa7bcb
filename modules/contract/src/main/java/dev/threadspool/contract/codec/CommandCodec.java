package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.limits.TextLimits;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Commands on their topic. */
public final class CommandCodec {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private CommandCodec() {}

  public static ThreadCreateCommand toAvro(ThreadCommand command) {
    return new ThreadCreateCommand(
        command.commandId(),
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        SharedCodec.toAvro(command.actor()),
        command.createdFrom(),
        command.prompt(),
        SharedCodec.toAvro(command.modelConfig()),
        command.context().stream().map(ContextItemCodec::toAvro).toList());
  }

  /**
   * @throws InvalidCommandException where the command breaks the contract
   * @throws UnreadableCommandException where it says what only a newer version understands
   */
  public static ThreadCommand fromAvro(ThreadCreateCommand avro)
      throws InvalidCommandException, UnreadableCommandException {
    var ids =
        new InvalidCommandException.Ids(
            avro.getCommandId(),
            avro.getThreadUuid(),
            avro.getOrganizationUuid(),
            avro.getProjectUuid(),
            avro.getAgentUuid(),
            SharedCodec.fromAvro(avro.getActor()),
            storable(avro.getIssuedAt()));
    if (!ids.issuedAt().equals(avro.getIssuedAt())) {
      throw invalid(ids, "issuedAt", "must be in one of the years 0001 to 9999");
    }
    ApiError beyondLimits = TextLimits.check(avro);
    if (beyondLimits != null) {
      throw new InvalidCommandException(ids, beyondLimits);
    }
    var promptUuid = PromptUuid.of(avro.getThreadUuid());
    if (avro.getPromptUuid() != null && !avro.getPromptUuid().equals(promptUuid)) {
      throw invalid(ids, "promptUuid", "must be null, or the one derived from threadUuid");
    }
    return new ThreadCommand(
        ids.commandId(),
        ids.threadUuid(),
        promptUuid,
        ids.issuedAt(),
        ids.organizationUuid(),
        ids.projectUuid(),
        ids.agentUuid(),
        ids.actor(),
        avro.getCreatedFrom(),
        avro.getPrompt(),
        SharedCodec.fromAvro(avro.getModelConfig()),
        context(avro, ids));
  }

  /** A time that PostgreSQL has, so that a command with another one can at least be rejected. */
  private static Instant storable(Instant issuedAt) {
    if (issuedAt.isBefore(FIRST)) {
      return FIRST;
    }
    return issuedAt.isAfter(LAST) ? LAST : issuedAt;
  }

  private static List<ContextItem> context(
      ThreadCreateCommand avro, InvalidCommandException.Ids ids)
      throws InvalidCommandException, UnreadableCommandException {
    List<ContextItem> items = new ArrayList<>(avro.getContext().size());
    for (var asked : avro.getContext()) {
      try {
        items.add(ContextItemCodec.fromAvro(asked));
      } catch (InvalidItemException fault) {
        throw invalid(
            ids, "context.$" + items.size() + fault.member(), String.valueOf(fault.getMessage()));
      }
    }
    return items;
  }

  private static InvalidCommandException invalid(
      InvalidCommandException.Ids ids, String member, String message) {
    // Neither text comes from the command: nothing to escape.
    String data = "{\"%s\":{\"message\":\"%s\"}}".formatted(member, message);
    return new InvalidCommandException(
        ids, new ApiError("ValidateError", 422, member + " " + message, data));
  }
}
