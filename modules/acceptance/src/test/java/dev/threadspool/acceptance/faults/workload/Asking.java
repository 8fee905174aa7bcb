package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands of the sample's people, and others made of them. */
public final class Asking {

  /** Nothing of a plan depends on the clock. */
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private Asking() {}

  public static Actor user(UUID userUuid) {
    return new Actor(Actor.Type.USER, userUuid);
  }

  public static Actor service(UUID serviceUuid) {
    return new Actor(Actor.Type.SERVICE, serviceUuid);
  }

  /** A new thread with the sample's open agent. */
  public static ThreadCommand thread(
      UUID commandId, UUID threadUuid, Actor actor, String prompt, List<ContextItem> context) {
    return new ThreadCommand(
        commandId,
        threadUuid,
        PromptUuid.of(threadUuid),
        EPOCH.plusMillis(Math.floorMod(commandId.getLeastSignificantBits(), 31_536_000_000L)),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        actor,
        "web_app",
        prompt,
        null,
        context);
  }

  /** The same thing asked for again by another attempt. */
  public static ThreadCommand again(ThreadCommand command, UUID otherCommandId) {
    return changed(command, otherCommandId, command.actor(), command.prompt());
  }

  /** The same thread with another prompt. */
  public static ThreadCommand otherwise(
      ThreadCommand command, UUID otherCommandId, String otherPrompt) {
    return changed(command, otherCommandId, command.actor(), otherPrompt);
  }

  /** The same thread with the same content, for somebody else. */
  public static ThreadCommand bySomebodyElse(
      ThreadCommand command, UUID otherCommandId, Actor other) {
    return changed(command, otherCommandId, other, command.prompt());
  }

  private static ThreadCommand changed(
      ThreadCommand command, UUID commandId, Actor actor, String prompt) {
    return new ThreadCommand(
        commandId,
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        actor,
        command.createdFrom(),
        prompt,
        command.modelConfig(),
        command.context());
  }

  /** The same command to another agent. */
  static ThreadCommand toAgent(ThreadCommand command, UUID agentUuid) {
    return new ThreadCommand(
        command.commandId(),
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        agentUuid,
        command.actor(),
        command.createdFrom(),
        command.prompt(),
        command.modelConfig(),
        command.context());
  }

  /** The same command with what else it may say. */
  static ThreadCommand from(
      ThreadCommand command, String createdFrom, @Nullable ModelConfig modelConfig) {
    return new ThreadCommand(
        command.commandId(),
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        createdFrom,
        command.prompt(),
        modelConfig,
        command.context());
  }
}
